package regex

import ("testing"; "os"; "strings"; "time"; "sort"; "fmt")

// TestSurvey prints what is found in the sources that REGEX_CORPUS names.
func TestSurvey(t *testing.T) {
	if os.Getenv("REGEX_SURVEY") == "" { t.Skip() }
	rows := corpus(t, strings.Fields(os.Getenv("REGEX_SURVEY"))...)
	type slow struct{ d time.Duration; r row }
	var slows []slow
	n := map[string]int{}
	begin := time.Now()
	for _, r := range rows {
		if r.Error != "" { continue }
		use := map[string]Use{"match": Match, "search": Search, "fullmatch": FullMatch, "findall": FindAll}[r.Use]
		a := time.Now()
		v := Backtracking(string(r.Pattern), r.Flags, use)
		slows = append(slows, slow{time.Since(a), r})
		k := []string{"linear", "polynomial", "exponential"}[v.Degree]
		if v.Degree == Polynomial && v.Starts { k = "starts" }
		if v.Degree == Linear && strings.HasPrefix(v.Reason, "not analysed") { k = v.Reason; fmt.Printf("TOO %s %q %s\n", r.Where, r.Pattern, v.Reason) }
		n[k]++
		n["all"]++
		if v.Degree != Linear { fmt.Printf("%s %d %s %s %q %s | %+v\n", k, v.Exponent, r.Use, r.Where, r.Pattern, v.Reason, *v.Attack) }
	}
	fmt.Println(n, time.Since(begin))
	sort.Slice(slows, func(i, j int) bool { return slows[i].d > slows[j].d })
	for _, s := range slows[:min(8,len(slows))] { fmt.Printf("SLOW %v %s %.100q\n", s.d, s.r.Where, s.r.Pattern) }
}
