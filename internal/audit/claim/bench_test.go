package claim

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkRead reads ten thousand claims, about four megabytes, in each format.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"chat-verbose.md", "models.sarif", "model-list.json", "prose-only.txt", "table-only.md"} {
		raw, err := os.ReadFile("testdata/reviews/" + name)
		if err != nil {
			b.Fatal(err)
		}
		text := string(raw)
		switch {
		case strings.HasSuffix(name, ".md"), strings.HasSuffix(name, ".txt"):
			text = strings.Repeat(text+"\n\n", 1_000_000/len(text))
		case strings.HasSuffix(name, ".sarif"):
			i, k := strings.Index(text, `"results": [`)+len(`"results": [`), strings.Index(text, `{"ruleId": "unknown"`)
			text = text[:i] + strings.Repeat(text[i:k], 1_000_000/(k-i)) + text[k:]
		default:
			i, k := strings.Index(text, "[")+1, strings.LastIndex(text, "{")
			text = text[:i] + strings.Repeat(text[i:k], 1_000_000/(k-i)) + text[k:]
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for range b.N {
				r, err := Read(name, []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(r.Claims)), "claims")
			}
		})
	}
}
