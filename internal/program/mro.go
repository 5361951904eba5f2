package program

// Linearize is C3 (Barrett et al., OOPSLA 1996; Python's method resolution order): the class itself, then the merge of
// its bases' orders and the list of the bases. Where no order is consistent the first candidate is taken all the same.
func Linearize[C comparable](c C, bases []C, orders [][]C) []C {
	if len(bases) == 1 && len(orders) == 1 {
		return append([]C{c}, orders[0]...)
	}
	var lists [][]C
	for _, o := range append(orders[:len(orders):len(orders)], bases) {
		if len(o) > 0 {
			lists = append(lists, o)
		}
	}
	out := []C{c}
	inTail := func(x C) bool {
		for _, l := range lists {
			for _, y := range l[1:] {
				if x == y {
					return true
				}
			}
		}
		return false
	}
	for len(lists) > 0 {
		pick := lists[0][0]
		for _, l := range lists {
			if !inTail(l[0]) {
				pick = l[0]
				break
			}
		}
		out = append(out, pick)
		var rest [][]C
		for _, l := range lists {
			var keep []C
			for _, y := range l {
				if y != pick {
					keep = append(keep, y)
				}
			}
			if len(keep) > 0 {
				rest = append(rest, keep)
			}
		}
		lists = rest
	}
	return out
}
