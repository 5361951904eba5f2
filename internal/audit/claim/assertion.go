package claim

// readAssertions finds statements that can be held against the code word for word.
func (c *Claim) readAssertions(zones []zone) {}
