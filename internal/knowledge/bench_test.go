package knowledge

import "testing"

// What a start of the program pays for models, by what it imports.
func BenchmarkLoad(b *testing.B) {
	for _, bench := range []struct {
		name     string
		imported []string
	}{
		{"nothing", []string{}},
		{"script", []string{"os", "sys", "re", "json", "subprocess"}},
		{"flask", []string{"flask", "sqlite3", "os", "requests", "subprocess", "re", "json", "logging"}},
		{"django", []string{"django", "os", "sys", "re", "json", "logging", "datetime", "urllib", "requests", "celery",
			"redis", "yaml", "pathlib"}},
		{"everything", nil},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Load("python", nil, bench.imported); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
