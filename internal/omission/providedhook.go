package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what libraries have ready to stand before all views of an application, with the addresses that it lets pass:
// auth = JWTAuth(..., exclude=["/login"]), Litestar(..., on_app_init=[auth.on_app_init]).

var (
	readyGuard = regex.NewPattern(`^(JWT(Cookie)?Auth|OAuth2PasswordBearerAuth|SessionAuth)$`)
	startHook  = regex.NewPattern(`^on_app_init$`)
)

// providedHooks takes down such guards that a function gives an application.
func (ac *Checks) providedHooks(f *ir.Function) {
	if !ac.w.Imports(f.Module, "litestar") {
		return
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		for j, name := range f.Calls[f.Instrs[i].Aux].Names {
			if startHook.MatchString(name) {
				ac.providedIn(f, f.Arg(id, j+1))
			}
		}
	}
}

// providedIn takes down the guards among what is called when an application begins.
func (ac *Checks) providedIn(f *ir.Function, list ir.ID) {
	for _, x := range append([]ir.ID{list}, f.Args(list)...) {
		if f.Instrs[x].Op != ir.OpAttr || !startHook.MatchString(f.NameOf(x)) {
			continue
		}
		of, in := idiom.Unrefined(f, f.Arg(x, 0)), f
		if f.Instrs[of].Op == ir.OpGlobal {
			if in = f.Module.Functions[0]; setTo(in, f.NameOf(of)) == ir.NoID {
				continue
			}
			of = setTo(in, f.NameOf(of))
		}
		if in.Instrs[of].Op != ir.OpCall || !slices.ContainsFunc(idiom.Mentioned(in, in.Arg(of, 0), nil, 0), readyGuard.MatchString) && !readyGuard.MatchString(in.NameOf(in.Arg(of, 0))) {
			continue
		}
		k := allViews
		for j, name := range in.Calls[in.Instrs[of].Aux].Names {
			if name != "exclude" {
				continue
			}
			paths := ac.pathsIn(in, in.Arg(of, j+1))
			slices.Sort(paths)
			k.but = strings.Join(paths, "\n")
		}
		ac.hooks[k] = ac.hooks[k] || false
	}
}
