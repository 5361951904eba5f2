package regex

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestSlowSurvey lists what is found in the sources that REGEX_SURVEY names (folders, or stdlib:).
func TestSlowSurvey(t *testing.T) {
	folders := os.Getenv("REGEX_SURVEY")
	if folders == "" {
		t.Skip("REGEX_SURVEY is not set: folders with Python sources, or stdlib:")
	}
	uses := map[string]Use{"match": Match, "search": Search, "fullmatch": FullMatch, "findall": FindAll}
	count := map[string]int{}
	for _, r := range corpus(t, strings.Fields(folders)...) {
		if r.Error != "" {
			continue
		}
		v := Backtracking(string(r.Pattern), r.Flags, uses[r.Use])
		kind := [...]string{"linear", "polynomial", "exponential"}[v.Degree]
		switch {
		case v.Starts:
			kind = "starts"
		case v.Degree == Linear && strings.HasPrefix(v.Reason, "not analysed"):
			kind = "unknown"
			fmt.Printf("unknown\t%s\t%q\t%s\n", r.Where, r.Pattern, v.Reason)
		}
		count["all"]++
		count[kind]++
		if a := v.Attack; a != nil {
			fmt.Printf("%s\t%d\t%s\t%s\t%q\t%q\t%q\t%q\t%q\t%d\t%d\n", kind, v.Exponent, r.Use, r.Where, r.Pattern,
				string(r.Pattern)[v.Pos:v.End], a.Prefix, a.Pump, a.Suffix, a.Length, a.Steps)
		}
	}
	fmt.Println(count)
}
