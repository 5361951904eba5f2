x = 1
def f():
  pass

if x:
	y
	z
if x:
    y
  z