package syntax

// python2Cases have no reference: their trees are written down. The form is that of the oracle's dumps without spans.
var python2Cases = []struct{ Src, Want string }{
	{"print 'x'", `(Print~[(Constant"x")]0)`},
	{"print x, y,", `(Print~[(Name"x")(Name"y")]1)`},
	{"print", `(Expr(Name"print"))`},
	{"print (a)", `(Expr(Call(Name"print")[(Name"a")][]))`},
	{"print (a), b", `(Expr(Tuple[(Call(Name"print")[(Name"a")][])(Name"b")]))`},
	{"print -1", `(Expr(BinOp(Name"print")(Sub)(Constanti1)))`},
	{"print not x", `(Print~[(UnaryOp(Not)(Name"x"))]0)`},
	{"print not in x", `(Expr(Compare(Name"print")[(NotIn)][(Name"x")]))`},
	{"print lambda: x", `(Print~[(Lambda(arguments[][]~[][]~[])(Name"x"))]0)`},
	{"print `x`", `(Print~[(Repr(Name"x"))]0)`},
	{"print 'a' % b; c", `(Print~[(BinOp(Constant"a")(Mod)(Name"b"))]0) (Expr(Name"c"))`},
	{"if x: print 'a'", `(If(Name"x")[(Print~[(Constant"a")]0)][])`},
	{"exec 'x'", `(Exec(Constant"x")~~)`},
	{"exec x in y", `(Exec(Name"x")(Name"y")~)`},
	{"exec x in y, z", `(Exec(Name"x")(Name"y")(Name"z"))`},
	{"exec (x)", `(Expr(Call(Name"exec")[(Name"x")][]))`},
	{"`x, y`", `(Expr(Repr(Tuple[(Name"x")(Name"y")])))`},
	{"x <> y", `(Expr(Compare(Name"x")[(NotEq)][(Name"y")]))`},
	{"0777 + 10L + 0xFFl", `(Expr(BinOp(BinOp(Constanti309)(Add)(Constanti?10l))(Add)(Constanti?ffl)))`},
	{`ur'\u0041\n'`, `(Expr(Constant"A\\n"u))`},
	{"raise E, v, tb", `(Raise(Name"E")~(Name"v")(Name"tb"))`},
	{"raise E, v", `(Raise(Name"E")~(Name"v")~)`},
	{"try: a\nexcept E, e: b", `(Try[(Expr(Name"a"))][(ExceptHandler(Name"E")"e"[(Expr(Name"b"))])][][])`},
	{"try: a\nexcept (E, F), e: b", `(Try[(Expr(Name"a"))][(ExceptHandler(Tuple[(Name"E")(Name"F")])"e"[(Expr(Name"b"))])][][])`},
	{"try: a\nexcept E, (a, b): b", `(Try[(Expr(Name"a"))][(ExceptHandler(Name"E")~(Tuple[(Name"a")(Name"b")])[(Expr(Name"b"))])][][])`},
	{"try: a\nexcept E, F: b", `(Try[(Expr(Name"a"))][(ExceptHandler(Tuple[(Name"E")(Name"F")])~[(Expr(Name"b"))])][][])`},
	{"try: a\nexcept E, F: print 'b'", `(Try[(Expr(Name"a"))][(ExceptHandler(Name"E")"F"[(Print~[(Constant"b")]0)])][][])`},
	{"def f(a, (b, c)=d): pass", `(FunctionDef"f"(arguments[][(arg"a"~)(arg""~(Tuple[(Name"b")(Name"c")]))]~[][]~[(Name"d")])[(Pass)][]~[])`},
	{"lambda (a, b): a", `(Expr(Lambda(arguments[][(arg""~(Tuple[(Name"a")(Name"b")]))]~[][]~[])(Name"a")))`},
	{"[x for x in 1, 2]", `(Expr(ListComp(Name"x")[(comprehension(Name"x")(Tuple[(Constanti1)(Constanti2)])[]0)]))`},
	{"async = x.async", `(Assign[(Name"async")](Attribute(Name"x")"async"))`},
	{"f(async=1)", `(Expr(Call(Name"f")[][(keyword"async"(Constanti1))]))`},
	{"await = 1", `(Assign[(Name"await")](Constanti1))`},
	{"'a' b'b'", `(Expr(Constant"ab"))`},
}

// Python2Cases is for the test in package syntax_test, which may import the oracle's dumper.
var Python2Cases = python2Cases
