package knowledge

import (
	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

// An Access says how the programs of a language name what decides who may do what. The patterns match whole names,
// whatever their case.
type Access struct {
	// Identity are names by which a program speaks of the user who asks: current_user, request.user.
	Identity *regex.Pattern `yaml:"identity"`
	// Guard are decorators, dependencies and base classes that let only some users pass; NoGuard takes names away again.
	Guard   *regex.Pattern `yaml:"guard"`
	NoGuard *regex.Pattern `yaml:"noguard"`
	// Permission are classes, named in a decorator (permission_classes=[IsOwner]), that let only some users pass.
	Permission *regex.Pattern `yaml:"permission"`
	// Call are functions that a view calls to turn some users away: require_user().
	Call *regex.Pattern `yaml:"call"`
	// Privilege are guards that let only users with a privilege pass, who may reach other users' objects.
	Privilege *regex.Pattern `yaml:"privilege"`
	// Public are names of actions that everybody may do: to log in, to register.
	Public *regex.Pattern `yaml:"public"`
	// Reading are names of actions that read, by which they change nothing that somebody minds.
	Reading *regex.Pattern `yaml:"reading"`
	// Sensitive are names of actions that not everybody may do, even where they change nothing.
	Sensitive *regex.Pattern `yaml:"sensitive"`
	// Change are methods and functions that change what the program keeps.
	Change *regex.Pattern `yaml:"change"`
	// Owner are columns and fields that say whose an object is.
	Owner *regex.Pattern `yaml:"owner"`
	// Objects are classes of views that find one row of a class by the client's key; Narrowing are methods and attributes by which
	// such a view says which rows it is about, or who may reach them.
	Objects   *regex.Pattern `yaml:"objects"`
	Narrowing *regex.Pattern `yaml:"narrowing"`
	// Open are decorators and permissions that let everybody in, which somebody has decided.
	Open *regex.Pattern `yaml:"open"`
	// Given are types, or aliases of types, of parameters that hold the user who asks: CurrentUser.
	Given *regex.Pattern `yaml:"given"`
	// Administrative are names and parts of addresses of what is for administrators; Elevating are names of actions that only
	// they may do.
	Administrative *regex.Pattern `yaml:"administrative"`
	Elevating      *regex.Pattern `yaml:"elevating"`
	// Login are names of entry points, and parts of addresses, that log users in; Verify are functions that check a password,
	// Password are names of what is compared with one; Limit are names that speak of a limit on attempts.
	Login    *regex.Pattern `yaml:"login"`
	Verify   *regex.Pattern `yaml:"verify"`
	Password *regex.Pattern `yaml:"password"`
	Limit    *regex.Pattern `yaml:"limit"`
	// Stranger are texts, or parts of them, that say that there is no such user; Mistyped that the password is wrong.
	Stranger *regex.Pattern `yaml:"stranger"`
	Mistyped *regex.Pattern `yaml:"mistyped"`
	// Application are functions and classes that make an application of a web framework.
	Application *regex.Pattern `yaml:"application"`
	// Unprotecting are frameworks that bring no check against forged requests of their own.
	Unprotecting []string `yaml:"unprotecting"`
}

func (a *Access) finish(d *decoder, n *yaml.Node) {
	for _, re := range []**regex.Pattern{&a.Identity, &a.Guard, &a.NoGuard, &a.Permission, &a.Call, &a.Privilege, &a.Public, &a.Reading, &a.Sensitive, &a.Change, &a.Owner, &a.Objects, &a.Narrowing, &a.Application,
		&a.Open, &a.Given, &a.Administrative, &a.Elevating, &a.Login, &a.Verify, &a.Password, &a.Limit, &a.Stranger, &a.Mistyped} {
		if *re == nil {
			d.errorf(n, "an access needs all of its patterns")
			return
		}
		*re = folded(*re)
	}
}
