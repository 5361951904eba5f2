package flow

import "github.com/touchstone-sec/touchstone/internal/knowledge"

// This file holds what the rules that are asked for look for, and in which data.

// concerns are that, found before any function is interpreted and the same from then on.
type concerns struct {
	reported     map[string]bool              // ids of the rules that are looked for
	imports      map[string]*knowledge.Hazard // by module: what a rule says of importing it
	handedOn     map[string]*knowledge.Hazard // by function: what a rule says of taking it as a value
	credentials  map[string]bool              // of those that report credentials
	rulesByClass map[knowledge.Class][]*knowledge.Rule
	checkedRules []*knowledge.Rule // whose data functions may look at
	chosenRules  []*knowledge.Rule // whose sinks users may choose
	vouchedRules []*knowledge.Rule // that take the names of checks for checks

	kindsOf     map[knowledge.Class]knowledge.KindMask // the kinds of sink that data of a class harm
	untrusted   knowledge.KindMask                     // those of clients' data
	startKinds  knowledge.KindMask                     // that only data at the beginning of a text harm
	testedKinds knowledge.KindMask                     // see looked.go
	kinds

	exceptionSource *knowledge.Source
	foreseenSource  *knowledge.Source // the same of an exception that the program has foreseen, by its class
	quotingSource   *knowledge.Source // of one that may repeat what a client has sent
	quotingParser   *knowledge.Source // of one that says what is wrong with it
	sentSource      *knowledge.Source // all headers that a client has sent, what proves who it is among them
	headersSource   *knowledge.Source // all headers of a request, what proves who calls among them

	codes               *knowledge.Sink // see compare.go
	reflected, oneOfOwn *knowledge.Sink // see dispatch.go
	markup, wsgiPage    *knowledge.Sink // see returnedhtml.go
	cursor              *knowledge.Sink // see owncursor.go
	keptSink            *knowledge.Sink // an attribute of what a database keeps

	methodTypes   map[string]string              // the type that a method's name promises
	stringMethods map[string]*knowledge.Function // methods of str that are sinks
	stateful      map[string]bool                // types whose methods keep things in the instance
	alphabet      *alphabet
	patterns      *patternTable
}

// kinds are sets of kinds of sink that the analysis tells apart; namedKinds says which.
type kinds struct {
	answerKinds, archiveKinds, argumentKinds, attributeKinds, bindKinds, commandKinds, comparedKinds, contentKinds, fileKinds           knowledge.KindMask
	csvKinds, digestKinds, swellKinds, entityKinds, exposureKinds, guessedKinds, hashKinds, headerKinds, hostKinds, htmlKinds           knowledge.KindMask
	importKinds, keptKinds, lineKinds, logKinds, nameKinds, nosqlKinds, objectKinds, pageKinds, passwordKinds                           knowledge.KindMask
	pathKinds, provenKinds, pythonKinds, quoted, quotingKinds, redirectKinds, regexKinds, resourceKinds, sizeKinds, sqlKinds, ssrfKinds knowledge.KindMask
	programKinds, textKinds, trustKinds, urlKinds, wholeKinds                                                                           knowledge.KindMask

	misplaced misplaced // see tagstate.go
}

// quotedKinds are those for which percent encoding makes a text safe whatever is left as it is.
var quotedKinds = []string{"html", "html-misplaced", "email-html", "xml", "header", "mail-header", "log", "xpath", "ldap", "ldap-misplaced"}

// namedKinds makes those sets of kinds by their names.
func namedKinds(mask func(names ...string) knowledge.KindMask) kinds {
	k := kinds{
		archiveKinds:   mask("archive"),
		argumentKinds:  mask("argument"),
		attributeKinds: mask("attributes"),
		bindKinds:      mask("bind-password"),
		commandKinds:   mask("command", "argument"),
		comparedKinds:  mask("compared-secret"),
		contentKinds:   mask("archive", "deserialization", "xxe", "entity-expansion"),
		csvKinds:       mask("csv"),
		digestKinds:    mask("kept-hash"),
		entityKinds:    mask("xxe", "entity-expansion"),
		swellKinds:     mask("entity-expansion"),
		exposureKinds:  mask("exposure"),
		guessedKinds:   mask("secret-value", "timed-secret"),
		hashKinds:      mask("weak-hash", "weak-password-hash"),
		headerKinds:    mask("header", "mail-header"),
		hostKinds:      mask("ssrf"),
		htmlKinds:      mask("html", "email-html"),
		importKinds:    mask("import"),
		lineKinds:      mask("header", "mail-header", "log"),
		logKinds:       mask("log"),
		nameKinds:      mask("file-name"),
		nosqlKinds:     mask("nosql"),
		objectKinds:    mask("object"),
		pageKinds:      mask("html", "email-html", "served-type"),
		passwordKinds:  mask("stored-password"),
		pathKinds:      mask("path", "archive", "file-name"),
		programKinds:   mask("code", "eval", "template", "regex-pattern"),
		provenKinds:    mask("ssrf", "resource", "redirect", "deserialization"),
		pythonKinds:    mask("eval", "code"),
		quoted:         mask(quotedKinds...),
		quotingKinds:   mask("sql", "xpath"),
		redirectKinds:  mask("redirect"),
		regexKinds:     mask("regex"),
		resourceKinds:  mask("resource"),
		sizeKinds:      mask("regex", "decompress"),
		sqlKinds:       mask("sql"),
		ssrfKinds:      mask("ssrf", "resource"),
		textKinds:      mask("path", "file-name", "ssrf", "redirect", "command", "argument", "sql", "sql-misplaced"),
		trustKinds:     mask("trust-boundary"),
		urlKinds:       mask("ssrf", "redirect"),
		wholeKinds:     mask("html", "command", "sql", "redirect", "regex-pattern", "format", "xpath", "csv"),

		misplaced: misplaced{mask("html"), mask("html-misplaced"), mask("command"), mask("command-misplaced"), mask("ldap"), mask("ldap-misplaced"), mask("sql"), mask("sql-misplaced")},
	}
	k.answerKinds = k.contentKinds | k.htmlKinds
	k.fileKinds = k.contentKinds | mask("eval") // a file of settings or of data, whose values are evaluated; a script is run on purpose
	return k
}

// findConcerns asks the rules and models what they are about.
func (w *World) findConcerns() {
	w.kinds = namedKinds(w.mask)
	w.ruleConcerns()
	w.imports, w.handedOn = w.importHazards(), w.valueHazards()
	w.misplacedConcerns()
	w.keptConcerns()
	w.kindsOf[knowledge.Drawn] |= w.guessedKinds
	w.kindsOf[knowledge.SigningKey] = w.guessedKinds | w.comparedKinds
	w.kindsOf[knowledge.MAC] = w.guessedKinds | w.comparedKinds
	w.untrusted = w.kindsOf[knowledge.Untrusted]
	w.makeSources()
	w.codes, w.markup, w.wsgiPage, w.cursor = w.codeSink(), w.markupSink(), w.pageSink(), w.cursorSink()
	w.reflected, w.oneOfOwn = w.calledSink(false), w.calledSink(true)
	w.methodConcerns()
	w.alphabet = newAlphabet(w.base)
	w.patterns = &patternTable{alphabet: w.alphabet}
}

// ruleConcerns sorts the rules that may be reported by the data that they are about.
func (w *World) ruleConcerns() {
	w.rulesByClass = map[knowledge.Class][]*knowledge.Rule{}
	w.kindsOf = map[knowledge.Class]knowledge.KindMask{}
	w.reported, w.credentials = map[string]bool{}, map[string]bool{}
	for _, r := range w.base.Rules() {
		if r.Flow != nil && r.Flow.Needs == knowledge.NeedsStart {
			w.startKinds |= r.Flow.Sink.Mask()
		}
		if min(r.Rank(), r.RankIn(knowledge.Situation{Application: true, Library: w.cfg.Library}), r.RankIn(knowledge.Situation{Published: w.cfg.Published})) > w.cfg.Rank {
			continue
		}
		w.reported[r.ID] = true
		w.credentials[r.ID] = r.Credential
		if r.Flow == nil {
			continue
		}
		w.rulesByClass[r.Flow.Source] = append(w.rulesByClass[r.Flow.Source], r)
		if r.Flow.Checked != nil {
			w.checkedRules = append(w.checkedRules, r)
			if r.Flow.Tested != nil {
				w.testedKinds |= r.Flow.Sink.Mask()
			}
		}
		if r.Flow.Vouched != nil {
			w.vouchedRules = append(w.vouchedRules, r)
		}
		if r.Chosen != nil {
			w.chosenRules = append(w.chosenRules, r)
		}
		w.kindsOf[r.Flow.Source] |= r.Flow.Sink.Mask()
		if also := r.Flow.Also; also != knowledge.Untrusted {
			w.rulesByClass[also] = append(w.rulesByClass[also], r)
			w.kindsOf[also] |= r.Flow.Sink.Mask()
		}
	}
}

// misplacedConcerns has data that are escaped for one place harm another one where data that are not escaped do.
func (w *World) misplacedConcerns() {
	for _, class := range [...]knowledge.Class{knowledge.Untrusted, knowledge.Stored, knowledge.Prompt} {
		if w.kindsOf[class]&w.misplaced.html != 0 {
			w.kindsOf[class] |= w.misplaced.htmlMisplaced
		}
		if w.kindsOf[class]&w.misplaced.command != 0 {
			w.kindsOf[class] |= w.misplaced.commandMisplaced
		}
		if w.kindsOf[class]&w.misplaced.ldap != 0 {
			w.kindsOf[class] |= w.misplaced.ldapMisplaced
		}
		if w.kindsOf[class]&w.misplaced.sql != 0 {
			w.kindsOf[class] |= w.misplaced.sqlMisplaced
		}
	}
}

// keptConcerns follows clients' data into a database where a rule asks for what comes out of one.
func (w *World) keptConcerns() {
	if k, ok := w.base.Kind(knowledge.KeptKind); ok && len(w.rulesByClass[knowledge.Stored]) > 0 {
		w.keptKinds = k.Mask()
		w.kindsOf[knowledge.Untrusted] |= w.keptKinds
		w.keptSink = &knowledge.Sink{Kinds: w.keptKinds}
	}
}

// makeSources makes the sources that no model names, because the language gives them.
func (w *World) makeSources() {
	w.sentSource = &knowledge.Source{Class: knowledge.Secret, What: "an Authorization header", Only: w.logKinds}
	w.headersSource = &knowledge.Source{Class: knowledge.Secret, What: "all that a request says of who calls", Only: w.logKinds}
	if w.kindsOf[knowledge.Exception] != 0 {
		w.exceptionSource = &knowledge.Source{Class: knowledge.Exception, What: "the text of an exception"}
		w.foreseenSource = &knowledge.Source{Class: knowledge.Exception, What: "the text of an exception", Published: w.kindsOf[knowledge.Exception]}
		w.quotingSource = &knowledge.Source{Class: knowledge.Exception, What: "the text of an exception, with what the client sent"}
		w.quotingParser = &knowledge.Source{Class: knowledge.Exception, What: "the text of an error, with what the client sent", Only: w.mask("html")}
	}
}

// methodConcerns finds the methods that matter whatever their receiver is known to be.
func (w *World) methodConcerns() {
	w.methodTypes = map[string]string{}
	for _, c := range w.base.Conventions() {
		if c.Method != "" {
			w.methodTypes[c.Method] = w.base.Canonical(c.Type)
		}
	}
	w.stringMethods = map[string]*knowledge.Function{}
	if t := w.base.Type("builtins.str"); t != nil {
		for name, m := range t.Methods {
			if len(m.Sinks) > 0 {
				w.stringMethods[name] = m
			}
		}
	}
	w.stateful = map[string]bool{}
	for _, t := range w.base.Types() {
		for _, c := range t.Order {
			for _, m := range c.Methods {
				for _, s := range m.Stores {
					if s.Into.Base == knowledge.PortSelf {
						w.stateful[t.Name] = true
					}
				}
			}
		}
	}
}

// mask are kinds by their names; those that no rule or model knows are left out.
func (w *World) mask(names ...string) (m knowledge.KindMask) {
	for _, n := range names {
		if k, ok := w.base.Kind(n); ok {
			m |= k.Mask()
		}
	}
	return m
}

// threatens reports whether a source belongs to the threat model.
func (w *World) threatens(s *knowledge.Source) bool {
	if s.Class != knowledge.Untrusted {
		return w.kindsOf[s.Class] != 0
	}
	switch s.Threat {
	case knowledge.Remote:
		return w.cfg.Remote
	case knowledge.Local:
		return w.cfg.Local
	}
	return true
}
