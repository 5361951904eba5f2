package program_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What functions may call, where the methods' names are those of too many classes to tell by them alone.
func TestCalls(t *testing.T) {
	files := map[string]string{
		"shop/__init__.py": "",
		"shop/objects.py":  "def register(cls):\n    globals()[cls.__name__] = cls\n",
		"shop/orders.py": `
class Base:
    def save(self): self._write()
    def _write(self): pass

class Order(Base):
    def __init__(self): pass
    def load(self): pass
    @classmethod
    def made(cls):
        o = cls()
        o.load()
        return o

class Rush(Order):
    def _write(self): pass

class Twice:
    def load(self): pass
`,
		"shop/use.py": `
from shop import objects, orders

def class_of_a_module(): orders.Order.load(1)
def put_there_by_name(): objects.Order.load(1)
def made_by_name(): return objects.Order()
def local():
    o = orders.Order()
    if o:
        o.load()
def told(o: orders.Order): o.load()
def late():
    from shop.orders import Order
    return Order().load()
def unknown(o): o.load()
def of_two(): objects.Twice.load(1)
`,
	}
	for i := range 5 { // more than a receiver is guessed of by the method's name
		files[fmt.Sprintf("shop/other%d.py", i)] = fmt.Sprintf("class Other%d:\n    def load(self): pass\n    def _write(self): pass\nclass Twice:\n    def load(self): pass\n", i)
	}
	p := load(t, files)
	for caller, want := range map[string]string{
		"class_of_a_module": "Order.__init__ Order.load", "put_there_by_name": "Order.load", "made_by_name": "Order.__init__", "local": "Order.__init__ Order.load",
		"told": "Order.load", "late": "Order.__init__ Order.load", "unknown": "", "of_two": "",
		"made": "Order.__init__ Order.load", "save": "Base._write",
	} {
		var got []string
		for _, f := range p.Functions {
			if f.Name != caller {
				continue
			}
			for _, callee := range p.Calls()[f.ID] {
				if g := p.Functions[callee]; g.Class != nil {
					got = append(got, g.Class.Name+"."+g.Name)
				}
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s calls %v, want %s", caller, got, want)
		}
	}
}
