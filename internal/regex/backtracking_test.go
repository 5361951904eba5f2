package regex

import "testing"

func TestQuick(t *testing.T) {
	for _, p := range []string{`(a+)+$`, `(a|a)*b`, `(.*?,){11}P`, `\s*,\s*`, `^(\w+\s?)*$`, `([a-zA-Z0-9]+\.?)*@`, `(a+)+`, `\s+$`, `^\s+$`, `a*a*a*b`, `(?>a+)+b`, `(a++)+b`, `"[^"]*"`, `<!--.*?-->`, `(\d|\w)*x`, `(a{1,30}){1,30}$`, `(?:a|b|ab)*c`, `(.|\s)*x`} {
		for u, name := range []string{"match", "search", "fullmatch", "findall"} {
			v := Backtracking(p, 0, Use(u))
			t.Logf("%-9s %-20s %d %d %v %v %+v", name, p, v.Degree, v.Exponent, v.Starts, v.Reason, v.Attack)
		}
	}
}
