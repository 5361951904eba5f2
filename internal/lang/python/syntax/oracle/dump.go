package oracle

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/big"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// A Dumper writes trees in the form that dump.py writes CPython's: a parenthesis per node with its kind, its span as
// line:column-line:column, and its fields in the order of CPython's _fields.
type Dumper struct {
	// Before312 suppresses what older versions of ast lack: type parameters, and sensible positions within f-strings.
	Before312 bool
	// AsPython3 writes "print >>f" as the expression that CPython 3 takes it for.
	AsPython3 bool

	lines []int32 // offsets of line starts
	out   []byte
	quiet int
}

// WithoutSpans makes the dumper write no spans.
func (d *Dumper) WithoutSpans() *Dumper {
	d.quiet++
	return d
}

// NewDumper prepares a dumper for trees of src.
func NewDumper(src string) *Dumper {
	d := &Dumper{lines: []int32{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			d.lines = append(d.lines, int32(i+1))
		}
	}
	return d
}

// Stmt returns one statement's form. The slice is valid until the next call.
func (d *Dumper) Stmt(s syntax.Stmt) []byte {
	d.out = d.out[:0]
	d.stmt(s)
	return d.out
}

func (d *Dumper) write(s string) { d.out = append(d.out, s...) }

func (d *Dumper) position(off int32) {
	n := sort.Search(len(d.lines), func(i int) bool { return d.lines[i] > off })
	d.out = strconv.AppendInt(d.out, int64(n), 10)
	d.out = append(d.out, ':')
	d.out = strconv.AppendInt(d.out, int64(off-d.lines[n-1]), 10)
}

// open begins a node with a span, bare one without.
func (d *Dumper) open(kind string, s syntax.Span) {
	d.bare(kind)
	if d.quiet > 0 {
		return
	}
	d.out = append(d.out, ' ')
	d.position(s.Pos)
	d.out = append(d.out, '-')
	d.position(s.End)
	d.out = append(d.out, ' ')
}

func (d *Dumper) bare(kind string) {
	d.out = append(d.out, '(')
	d.out = append(d.out, kind...)
}

func (d *Dumper) close() { d.out = append(d.out, ')') }

func (d *Dumper) none() { d.out = append(d.out, '~') }

func (d *Dumper) int(v int) { d.out = strconv.AppendInt(d.out, int64(v), 10) }

func (d *Dumper) flag(b bool) {
	if b {
		d.int(1)
	} else {
		d.int(0)
	}
}

var quoter = strings.NewReplacer("\\", "\\\\", "\n", "\\n", `"`, `\"`)

func (d *Dumper) text(s string) {
	d.out = append(d.out, '"')
	if strings.ContainsAny(s, "\\\n\"") {
		s = quoter.Replace(s)
	}
	d.out = append(d.out, s...)
	d.out = append(d.out, '"')
}

// name writes an identifier as CPython normalises it; optional writes an absent one as None.
func (d *Dumper) name(s string) { d.text(norm.NFKC.String(s)) }

func (d *Dumper) optional(s string) {
	if s == "" {
		d.none()
	} else {
		d.name(s)
	}
}

func (d *Dumper) names(list []string) {
	d.write("[")
	for _, s := range list {
		d.name(s)
	}
	d.write("]")
}

var operatorNames = map[syntax.Operator]string{
	syntax.Add: "Add", syntax.Sub: "Sub", syntax.Mult: "Mult", syntax.MatMult: "MatMult", syntax.Div: "Div",
	syntax.Mod: "Mod", syntax.Pow: "Pow", syntax.LShift: "LShift", syntax.RShift: "RShift", syntax.BitOr: "BitOr",
	syntax.BitXor: "BitXor", syntax.BitAnd: "BitAnd", syntax.FloorDiv: "FloorDiv", syntax.Invert: "Invert",
	syntax.Not: "Not", syntax.UAdd: "UAdd", syntax.USub: "USub", syntax.And: "And", syntax.Or: "Or", syntax.Eq: "Eq",
	syntax.NotEq: "NotEq", syntax.Lt: "Lt", syntax.LtE: "LtE", syntax.Gt: "Gt", syntax.GtE: "GtE", syntax.Is: "Is",
	syntax.IsNot: "IsNot", syntax.In: "In", syntax.NotIn: "NotIn",
}

func (d *Dumper) op(op syntax.Operator) {
	d.bare(operatorNames[op])
	d.close()
}

func (d *Dumper) constant(c *syntax.Constant) {
	switch c.Kind {
	case syntax.None:
		d.write("None")
	case syntax.True:
		d.write("True")
	case syntax.False:
		d.write("False")
	case syntax.EllipsisConst:
		d.write("Ellipsis")
	case syntax.Str:
		d.text(c.Text)
	case syntax.Bytes:
		d.write("b")
		d.out = hex.AppendEncode(d.out, []byte(c.Text))
	case syntax.Int:
		d.write("i" + intText(c.Text))
	case syntax.Float:
		d.write("f")
		d.float(c.Text)
	case syntax.Complex:
		d.write("c")
		d.float(c.Text[:len(c.Text)-1])
	}
}

// intText is an integer literal's value in hexadecimal.
func intText(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "_", ""))
	base := 10
	if len(s) > 2 && s[0] == '0' {
		switch s[1] {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
	}
	if base != 10 {
		s = s[2:]
	}
	v, ok := new(big.Int).SetString(s, base)
	if !ok {
		return "?" + s
	}
	return v.Text(16)
}

func (d *Dumper) float(s string) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	if err != nil && !math.IsInf(v, 0) {
		d.write("?" + s)
		return
	}
	d.out = hex.AppendEncode(d.out, binary.BigEndian.AppendUint64(nil, math.Float64bits(v)))
}
