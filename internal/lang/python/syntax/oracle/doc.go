// Package oracle compares the trees of package syntax with those of CPython's ast module, node by node with all
// positions.
//
// Two references are asked: the machine's python3, and CPython 3.14 in the npm package pyodide, run by node. A reference
// is a process that answers requests, one a line (dump.py). Both sides write a tree in the same form: the reference as
// Python walks its tree, this package as Dumper walks ours. What is compared at first is a hash for each statement of a
// module; the form itself is asked for only where the hashes differ, and cut down to the first difference.
//
// A reference that does not accept a file says nothing about our tree of it, for CPython recovers from no error. Such
// files are counted.
//
// The texts are the standard libraries of both references and packages from PyPI. They are downloaded as wheels into a
// cache directory and unpacked there; nothing of them is run.
package oracle
