package values

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file tells whether strangers can write what a workflow of GitHub puts into a script, as far as its triggers and the conditions
// of the job and the step say.

// scripted is the rule on that.
const scripted = "workflow-script-injection"

// A workflow is what starts one, and what its jobs and steps ask for.
type workflow struct {
	events     []string
	conditions map[string]string // by the path of the job or step
}

// workflowOf is the workflow of a file, made when it is first asked for.
func (j *judge) workflowOf(file *source.File) *workflow {
	if w := j.workflows[file]; w != nil {
		return w
	}
	w := &workflow{conditions: map[string]string{}}
	for i := range j.list {
		s := &j.list[i]
		if s.Location.File != file || len(s.Path) == 0 {
			continue
		}
		switch {
		case (s.Path[0] == "on" || s.Path[0] == "true") && len(s.Path) == 1:
			w.events = append(w.events, elements(s.Value)...)
		case s.Path[0] == "on" || s.Path[0] == "true":
			w.events = append(w.events, s.Path[1])
		case s.Name == "if":
			w.conditions[strings.Join(s.Path[:len(s.Path)-1], ".")] = s.Value.Raw
		}
	}
	j.workflows[file] = w
	return w
}

// beyondStrangers reports whether no stranger writes any of what a script of a workflow is given.
func (j *judge) beyondStrangers(s *settings.Setting) bool {
	w := j.workflowOf(s.Location.File)
	if len(w.events) > 0 && !slices.ContainsFunc(w.events, func(e string) bool { return !byMaintainers[e] }) {
		return true
	}
	var asked []string // what has to hold, all of it
	for n := range s.Path {
		if c := w.conditions[strings.Join(s.Path[:n], ".")]; c != "" && !strings.Contains(c, "||") {
			asked = append(asked, strings.Split(c, "&&")...)
		}
	}
	if len(asked) == 0 {
		return false
	}
	written := expression.FindAllString(s.Value.Raw, -1)
	return len(written) > 0 && !slices.ContainsFunc(written, func(text string) bool {
		return !slices.ContainsFunc(asked, func(c string) bool { return w.excludes(c, text) })
	})
}

// byMaintainers are events that only who may write to the repository starts, and that bring no text.
var byMaintainers = map[string]bool{"workflow_dispatch": true, "schedule": true}

// requests are the events of pull requests, which anybody makes.
var requests = map[string]bool{"pull_request": true, "pull_request_target": true, "pull_request_review": true, "pull_request_review_comment": true}

var (
	expression = regex.NewPattern(`\bgithub\.(head_ref\b|event\.[\w.]+)`)
	sameEvent  = regex.NewPattern(`^[\s(${]*github\.(event_name|event\.workflow_run\.event)\s*==\s*['"](\w+)['"][\s)}]*$`)
	sameOrigin = regex.NewPattern(`github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.full_name\s*==\s*github\.repository\b|\bgithub\.repository\s*==\s*github\.event\.(pull_request\.head\.repo|workflow_run\.head_repository)\.full_name|github\.event\.pull_request\.head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork\b`)
	ofMember   = regex.NewPattern(`github\.event\.(comment|issue|review|pull_request)\.author_association\b`)
	members    = regex.NewPattern(`['"](OWNER|MEMBER|COLLABORATOR)['"]`)
	outsiders  = regex.NewPattern(`['"](CONTRIBUTOR|FIRST_TIMER|FIRST_TIME_CONTRIBUTOR|NONE|MANNEQUIN)['"]|!=`)
)

// excludes reports whether a condition, where it holds, says that no stranger has written what an expression stands for.
func (w *workflow) excludes(condition, text string) bool {
	if m := sameEvent.FindStringSubmatch(condition); m != nil {
		if m[1] != "event_name" { // of the run before: a branch of the repository's own
			return strings.HasPrefix(text, "github.event.workflow_run") && !requests[m[2]]
		}
		never := len(w.events) > 0 && !slices.Contains(w.events, m[2]) && !slices.Contains(w.events, "workflow_call")
		return never || byMaintainers[m[2]]
	}
	if sameOrigin.MatchString(condition) {
		return text == "github.head_ref" || strings.HasPrefix(text, "github.event.pull_request.") || strings.HasPrefix(text, "github.event.workflow_run.")
	}
	if m := ofMember.FindStringSubmatch(condition); m != nil {
		return members.MatchString(condition) && !outsiders.MatchString(condition) && strings.HasPrefix(text, "github.event."+m[1]+".")
	}
	return false
}
