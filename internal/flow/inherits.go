package flow

// This file holds what an instance of a class of the program is given by the library's constructor that makes it: an environment
// of templates with methods of one's own escapes as little as any other that was not told to.

// inherits puts into an instance the attributes that the model of its base's constructor puts into what it returns.
func (a *analysis) inherits(oid int32, made *Val) {
	for _, r := range made.refs() {
		if r.Kind != refObject || r.ID == oid {
			continue
		}
		o := a.obj(r.ID)
		if o == nil {
			continue
		}
		for _, f := range o.Fields {
			if _, has := a.obj(oid).get(f.Key); !has && f.Key.Kind == '.' {
				a.setObj(oid, a.obj(oid).with(f.Key, f.Val))
			}
		}
	}
}
