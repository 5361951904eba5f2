package claim

func readJSON(rev *Review, trees []node) {}
