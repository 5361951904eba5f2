module github.com/touchstone-sec/touchstone

go 1.26.8
