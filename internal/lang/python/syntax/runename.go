package syntax

func runeByName(name string) (rune, bool) { return '?', true }
