package settings

// Judge holds options and settings against each other.
func Judge(options []*Option, given []Setting) []Candidate {
	return nil
}
