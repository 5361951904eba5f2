package engine

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/declare"
	"github.com/touchstone-sec/touchstone/internal/settings/join"
	"github.com/touchstone-sec/touchstone/internal/settings/values"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// An Inventory is what a program declares of its configuration.
type Inventory struct {
	Root        string
	Options     []*settings.Option // by place
	Diagnostics []source.Diagnostic
}

// DeclaredOptions reads a program and lists the configuration options that it declares.
func DeclaredOptions(ctx context.Context, o Options) (*Inventory, error) {
	p, err := analyse(ctx, o)
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load(knowledge.Settings, o.Models, []string{})
	if err != nil {
		return nil, err
	}
	options := declare.Options(p.world.Options())
	conceal(base, values.NewNames(base), options)
	return &Inventory{Root: p.review.Root, Options: options, Diagnostics: p.review.Diagnostics}, nil
}

// conceal marks defaults that must not be shown: those of options that are secret by their names, declared so or not.
func conceal(base *knowledge.Base, names *values.Names, options []*settings.Option) {
	for _, o := range options {
		o.Default.Secret = o.Default.Secret || secretive(base, names, o.Name, o.Default)
	}
}

// secretive reports whether a value must not be shown, by its name or its form.
func secretive(base *knowledge.Base, names *values.Names, name string, v settings.Value) bool {
	return names.Secret(name, v) || slices.ContainsFunc(base.Expectations(), func(e *knowledge.Expectation) bool {
		return e.Secret && e.Expects(name, "")
	})
}

// settingsAlone are settings, and what they show by themselves.
type settingsAlone struct {
	*settingsRead
	base  *knowledge.Base // nil where there are no settings
	alone *values.Judgement
}

// readSettings begins to read and judge the settings beside whatever else is done; the function that it returns waits for
// the end.
func (p *analysed) readSettings(ctx context.Context, o Options) func() (*settingsAlone, error) {
	read := sync.OnceValues(func() (s *settingsAlone, err error) {
		defer noPanic(&err)
		s = &settingsAlone{alone: &values.Judgement{}}
		if s.settingsRead, err = readSettings(ctx, o, p.set); err != nil || len(s.list) == 0 {
			return s, err
		}
		if s.base, err = knowledge.Load(knowledge.Settings, o.Models, []string{}); err == nil {
			s.alone = values.Judge(s.base, s.list)
		}
		return s, err
	})
	go read()
	return read
}

// A settingsJudged is what the declared options and the settings show, each alone and both together.
type settingsJudged struct {
	*settingsAlone
	given []settings.Setting // by the program itself
	both  *join.Judgement
	clear []settings.Candidate // of what the program gives: credentials that travel in the clear
	err   error
}

// noPanic makes an error of a panic: nobody else would catch that of work which is done beside the rest.
func noPanic(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("internal error while judging the settings: %v", p)
	}
}

// judgeSettings judges the declared options and the settings. It looks at the world only, and so may run beside whatever else
// does no more.
func (p *analysed) judgeSettings(o Options, settingsOf func() (*settingsAlone, error)) (j settingsJudged) {
	defer noPanic(&j.err)
	if j.settingsAlone, j.err = settingsOf(); j.err != nil {
		return j
	}
	p.readByProgram(j.alone.Candidates)
	declared := p.world.Options()
	if len(j.list) == 0 && len(declared) == 0 {
		return j
	}
	if j.base == nil {
		if j.base, j.err = knowledge.Load(knowledge.Settings, o.Models, []string{}); j.err != nil {
			return j
		}
	}
	options := declare.Options(declared)
	names := values.NewNames(j.base)
	conceal(j.base, names, options)
	j.given = declare.Settings(declared)
	for i := range j.given {
		s := &j.given[i]
		s.Value.Secret = s.Value.Secret || secretive(j.base, names, s.Name, s.Value)
	}
	both := join.Judge(j.base, join.Input{
		Options: options, Code: j.given, Given: settings.Link(settings.Resolve(j.list, defaults(options))), Reads: p.world.Names, Mentions: p.world.Mentions, Every: declare.Every(declared),
		Effects: effects(p.world.Decisions()), Reader: p.world.Reader,
	})
	j.both = &both
	j.clear = inTheClear(j.base, j.given)
	return j
}

// addSettings adds what was judged to the review.
func (p *analysed) addSettings(j settingsJudged) error {
	if j.err != nil {
		return j.err
	}
	p.review.Files += len(j.files)
	for _, f := range j.files {
		p.review.Lines += f.LineCount()
	}
	p.review.Skipped = append(p.review.Skipped, j.skipped...)
	p.review.Diagnostics = append(p.review.Diagnostics, j.diagnostics...)
	p.secrets = j.alone.Secrets
	if j.both == nil {
		return nil
	}
	type defect struct {
		weakness int
		at       finding.Location
	}
	seen := map[defect]bool{} // what the join says of a value is more than what the value says alone
	p.review.Findings = undecided(p.review.Findings, j.both.Decided)
	p.unlost(j.given)
	code := tellings(p.review.Findings)
	for _, c := range slices.Concat(j.both.Candidates, j.alone.Candidates, j.clear) {
		r := j.base.Rule(c.Rule)
		if r == nil {
			continue
		}
		at := defect{r.CWE, c.Location}
		aside := c.Test || !r.Credential && source.Integrates(c.Location.File.Path) || p.idle[c.Location.File.Path] || p.set.Published && (source.Composes(c.Location.File.Path) || knowledge.Mocks(p.set.Purpose))
		if seen[at] || code[tell(r.CWE, c.Location)] || !p.profile.reports(r, aside, knowledge.Situation{Application: p.world.Application(), Published: p.set.Published, Tests: c.Test, Probing: knowledge.Probes(p.set.Purpose)}) || c.Strict && p.profile == 0 {
			continue
		}
		seen[at] = true
		if c.Hidden != "" {
			p.secrets = append(p.secrets, hidden(c))
		}
		if o := j.both.Declared[c.Setting]; o != nil {
			at := o.Location
			c.Facts = append(c.Facts, finding.Fact{Message: "`" + o.Title() + "` is declared here", Location: &at})
		}
		fr := p.rule(r)
		p.review.Findings = append(p.review.Findings, &finding.Finding{
			Rule: fr, Location: c.Location, Message: c.Message, Trace: c.Trace, Facts: c.Facts, Severity: fr.Severity,
			Confidence: c.Confidence, TestCode: c.Test,
		})
	}
	return nil
}

// effects are what options decide, in the words of the join.
func effects(list []flow.Decision) []join.Effect {
	out := make([]join.Effect, len(list))
	for i := range list {
		d := &list[i]
		out[i] = join.Effect{
			System: d.System, Group: d.Group, Name: d.Name, Defect: d.Defect, Rule: d.Rule, Call: d.Call, Says: d.Says, Branch: d.When == nil, Location: d.Location(),
		}
	}
	return out
}

// defaults looks up what an option is where nothing sets it.
func defaults(options []*settings.Option) func(settings.Key) (settings.Value, bool) {
	index := make(map[settings.Key]settings.Value, len(options))
	for _, o := range options {
		index[o.Key] = o.Default
	}
	return func(k settings.Key) (settings.Value, bool) {
		v, ok := index[k]
		return v, ok
	}
}

// undecided are the findings but for those about calls of which it is known whether an option has them made.
func undecided(list []*finding.Finding, decided []join.Effect) []*finding.Finding {
	if len(decided) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(f *finding.Finding) bool {
		return slices.ContainsFunc(decided, func(e join.Effect) bool { return e.Rule == f.Rule.ID && e.Location == f.Location })
	})
}

// unlost takes out what is about values that code gives settings and overrides, and in the default profile what is about
// those for development. A credential in the source is one though it is overridden.
func (p *analysed) unlost(given []settings.Setting) {
	at := map[finding.Location]*settings.Setting{}
	for i := range given {
		if s := &given[i]; s.Lost || s.Trial {
			at[s.Location] = s
		}
	}
	if len(at) == 0 {
		return
	}
	p.review.Findings = slices.DeleteFunc(p.review.Findings, func(f *finding.Finding) bool {
		s := at[f.Location]
		return s != nil && (s.Lost && f.Rule.ID != "hard-coded-credential" || s.Trial && p.profile == 0)
	})
}

// readByProgram takes settings files that code of the program names for its own, whatever their names say of tests and development:
// open("config/dev.yaml").
func (p *analysed) readByProgram(list []settings.Candidate) {
	var named map[string]bool
	for i := range list {
		c := &list[i]
		if !c.Test || c.Location.File == nil {
			continue
		}
		if named == nil {
			named = map[string]bool{}
			for _, m := range p.program.Modules {
				if m.Test {
					continue
				}
				for _, f := range m.Functions {
					for j := range f.Consts {
						if s := f.Consts[j].Str; f.Consts[j].Kind == ir.Str && len(s) < 120 && path.Ext(s) != "" {
							named[path.Base(s)] = true
						}
					}
				}
			}
		}
		c.Test = !named[path.Base(c.Location.File.Path)]
	}
}

// inTheClear is what settings modules and classes say of addresses to which credentials go.
func inTheClear(base *knowledge.Base, given []settings.Setting) (out []settings.Candidate) {
	list := slices.DeleteFunc(slices.Clone(given), func(s settings.Setting) bool { return s.Lost || s.Value.Kind != settings.Text })
	trial := map[finding.Location]bool{}
	for i := range list {
		trial[list[i].Location] = list[i].Trial
		list[i].System, list[i].Path = "", nil
	}
	for _, c := range values.Judge(base, list).Candidates {
		if c.Rule == "credentials-over-http" {
			c.Test = c.Test || trial[c.Location]
			out = append(out, c)
		}
	}
	return out
}

// A told is a weakness on a line.
type told struct {
	weakness int
	file     *source.File
	line     int
}

func tell(weakness int, at finding.Location) told {
	return told{weakness, at.File, at.File.Position(at.Pos).Line}
}

// tellings are the weaknesses that findings speak of, by line.
func tellings(list []*finding.Finding) map[told]bool {
	out := make(map[told]bool, len(list))
	for _, f := range list {
		out[tell(f.Rule.CWE, f.Location)] = true
	}
	return out
}

// hidden is where the text stands that a candidate hides: behind the name that it is given to, or else the rest of the line.
func hidden(c settings.Candidate) finding.Location {
	at := c.Location
	text := at.File.Text[at.Pos:]
	if i := strings.Index(text, c.Hidden); i >= 0 {
		at.Pos, at.End = at.Pos+int32(i), at.Pos+int32(i+len(c.Hidden))
		return at
	}
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	at.Pos, at.End = at.End, at.Pos+int32(len(text))
	return at
}
