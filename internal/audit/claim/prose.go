package claim

func readProse(rev *Review) {}
