package omission

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// The rules' own testdata show what is told of whole programs. Here are the ideas that they rest on, one by one.

// linked is a program of one module.
func linked(t *testing.T, text string) *program.Program {
	t.Helper()
	tree, errs := syntax.Parse(text)
	if len(errs) > 0 {
		t.Fatalf("%v in\n%s", errs[0], text)
	}
	names := program.NewNames([]string{"app.py"}, "")
	name, isPackage := names.Module("app.py")
	return program.New([]*ir.Module{lower.Module(&source.File{Path: "app.py", Text: text}, name, isPackage, tree)}, names)
}

// checksOf is what is known of a program of one module.
func checksOf(t *testing.T, text string) *Checks {
	t.Helper()
	p := linked(t, text)
	var imports []string
	for _, im := range p.Modules[0].Imports {
		imports = append(imports, im.Module)
	}
	base, err := knowledge.Load("python", nil, imports)
	if err != nil {
		t.Fatal(err)
	}
	w := flow.New(p, base, flow.Config{Workers: 1})
	w.Run()
	ac := New(w)
	if ac == nil {
		t.Fatal("no names of access control")
	}
	return ac
}

// named is a function of a program of one module.
func named(t *testing.T, p *program.Program, name string) *ir.Function {
	t.Helper()
	for _, f := range p.Functions {
		if f.Name == name && f.Kind == ir.Def {
			return f
		}
	}
	t.Fatalf("no function %s", name)
	return nil
}

// TestDetectors: what single functions leave undone, each beside the twin that does it. Whoever finds something names its place.
func TestDetectors(t *testing.T) {
	for _, c := range []struct {
		name       string
		find       func(*ir.Function) ir.ID
		bad, place string
		good       string
	}{
		{"a code is answered", answeredProof,
			`
def view(request):
    code = secrets.token_hex(8)
    send(request.email, code)
    return jsonify(reset_code=code)
`, `jsonify(reset_code=code)`,
			`
def view(request):
    code = secrets.token_hex(8)
    send(request.email, code)
    return jsonify(sent=True)
`},
		{"a link without proof", linkWithoutProof,
			`
def forgot(user):
    link = f"https://shop.example.com/reset/{user.id}"
    send_mail("Reset", link, to=[user.email])
`, `f"https://shop.example.com/reset/{user.id}"`,
			`
def forgot(user):
    link = f"https://shop.example.com/reset/{make_token(user)}"
    send_mail("Reset", link, to=[user.email])
`},
		{"a link without proof, by %", linkWithoutProof,
			`
def forgot(user):
    link = "https://shop.example.com/reset?user=%s" % user.id
    send_mail("Reset", link, to=[user.email])
`, `"https://shop.example.com/reset?user=%s" % user.id`,
			`
def forgot(user):
    link = "https://shop.example.com/reset?user=%s&key=%s" % (user.id, user.key)
    send_mail("Reset", link, to=[user.email])
`},
		{"a link without proof, by format", linkWithoutProof,
			`
def forgot(user):
    link = "https://shop.example.com/reset/{}".format(user.id)
    send_mail("Reset", link, to=[user.email])
`, `"https://shop.example.com/reset/{}".format(user.id)`,
			`
def forgot(user):
    link = "https://shop.example.com/reset/{}".format(make_token(user))
    send_mail("Reset", link, to=[user.email])
`},
		{"a link without proof, by +", linkWithoutProof,
			`
def forgot(user):
    link = "https://shop.example.com/" + user.name + "/reset/" + str(user.id)
    send_mail("Reset", link, to=[user.email])
`, `"https://shop.example.com/" + user.name + "/reset/" + str(user.id)`,
			`
def forgot(user):
    link = "https://shop.example.com/" + user.name + "/reset/" + user.key
    send_mail("Reset", link, to=[user.email])
`},
		{"a link without proof, by join", linkWithoutProof,
			`
def forgot(user):
    link = "/".join(["https://shop.example.com", "reset", str(user.id)])
    send_mail("Reset", link, to=[user.email])
`, `"/".join(["https://shop.example.com", "reset", str(user.id)])`,
			`
def forgot(user):
    link = "/".join(["https://shop.example.com", str(user.id), user.key])
    send_mail("Reset", link, to=[user.email])
`},
		{"a link without proof, in a text", linkWithoutProof,
			`
def forgot(user):
    link = "https://shop.example.com/reset/" + str(user.id)
    send_mail("Reset", f"Follow {link} soon", to=[user.email])
`, `"https://shop.example.com/reset/" + str(user.id)`,
			`
def forgot(user):
    link = "https://shop.example.com/reset/" + str(user.id)
    send_mail("Reset", "Follow %s/%s soon" % (link, user.key), to=[user.email])
`},
		{"a signature counts twice", countsTwice,
			`
def enough(message, signatures, threshold):
    good = 0
    for s in signatures:
        if verify(message, s):
            good += 1
    return good >= threshold
`, `good >= threshold`,
			`
def enough(message, signatures, threshold):
    seen = set()
    for s in signatures:
        if verify(message, s):
            seen.add(s.keyid)
    return len(seen) >= threshold
`},
		{"a row goes by its address", changesByAddress,
			`
def remove(request, key):
    Note.objects.get(pk=key).delete()
    return redirect("/")
`, `Note.objects.get(pk=key).delete()`,
			`
def show(request, key):
    note = Note.objects.get(pk=key)
    return render(request, "note.html", {"note": note})
`},
		{"a loop goes on by a length that may be nothing", func(f *ir.Function) ir.ID { id, _ := neverEnds(f); return id },
			`
def records(data):
    pos = 0
    while pos < len(data):
        size = struct.unpack_from("<H", data, pos)[0]
        pos += size
`, ``,
			`
def records(data):
    pos = 0
    while pos < len(data):
        size = struct.unpack_from("<H", data, pos)[0]
        pos += 2 + size
`},
	} {
		f := linked(t, c.bad).Modules[0].Functions[1]
		switch id := c.find(f); {
		case id == ir.NoID:
			t.Errorf("%s: not found", c.name)
		case c.place != "" && c.bad[f.Instrs[id].Pos:f.Instrs[id].End] != c.place:
			t.Errorf("%s: found at %q", c.name, c.bad[f.Instrs[id].Pos:f.Instrs[id].End])
		}
		f = linked(t, c.good).Modules[0].Functions[1]
		if id := c.find(f); id != ir.NoID {
			t.Errorf("%s: found at %q where it is not", c.name, c.good[f.Instrs[id].Pos:f.Instrs[id].End])
		}
	}
}

// words are what a text lists.
func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
