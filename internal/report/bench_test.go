package report

import (
	"io"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// BenchmarkFormats writes 10,000 findings with traces of seven steps.
func BenchmarkFormats(b *testing.B) {
	r := fixture()
	f := *r.Findings[2]
	r.Findings = nil
	for range 10_000 {
		g := f
		r.Findings = append(r.Findings, &g)
	}
	finding.Fingerprint(r.Findings)
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := format.Write(io.Discard, r, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
