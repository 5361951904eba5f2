package flow

// textual is what is known of a text that is not a constant. It is nil where nothing is.
type textual struct {
	prefix, tail string  // how it begins and ends
	lacks        charset // characters that it certainly does not hold
	few          string  // the texts of which it is one, see fewtexts.go; empty where they are not known
}

// with is what is known once the beginning and the end are these, of a text that was changed.
func (t *textual) with(prefix, tail string) *textual {
	var lacks charset
	if t != nil {
		if t.prefix == prefix && t.tail == tail && t.few == "" {
			return t
		}
		lacks = t.lacks
	}
	if prefix == "" && tail == "" && lacks.empty() {
		return nil
	}
	return &textual{prefix: prefix, tail: tail, lacks: lacks}
}

func (v *Val) prefix() string {
	if v.Text == nil {
		return ""
	}
	return v.Text.prefix
}

func (v *Val) tail() string {
	if v.Text == nil {
		return ""
	}
	return v.Text.tail
}

// joinText is what is known of both texts, one of which may be a constant.
func joinText(a, b *Val) *textual {
	if a.Text == b.Text {
		if a.Const == nil || b.Const == nil || a.Const == b.Const {
			return a.Text
		}
		if few := joinFew(a, b); few != "" {
			return &textual{few: few}
		}
		return nil
	}
	if a.Text == nil && a.Const == nil || b.Text == nil && b.Const == nil {
		return nil
	}
	t := textual{lacks: a.lacks().and(b.lacks()), few: joinFew(a, b)}
	if a.prefix() == b.prefix() {
		t.prefix = a.prefix()
	}
	if a.tail() == b.tail() {
		t.tail = a.tail()
	}
	switch {
	case t == textual{}:
		return nil
	case a.Text != nil && t == *a.Text:
		return a.Text
	case b.Text != nil && t == *b.Text:
		return b.Text
	}
	return &t
}

func sameText(a, b *Val) bool {
	return a.Text == b.Text || a.Text != nil && b.Text != nil && *a.Text == *b.Text
}
