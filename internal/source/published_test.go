package source_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

func TestPurpose(t *testing.T) {
	for file, want := range map[string]string{
		"shop-1.0.dist-info/METADATA": "Sells things\nshop, cart", "PKG-INFO": "Sells things\nshop, cart", "README": "",
	} {
		root := testkit.Plant(t, map[string]string{"shop/a.py": "", file: "Name: shop\nSummary: Sells things\r\nKeywords: shop, cart\n\nSummary: scans ports\n"})
		set, err := source.Find(context.Background(), source.Options{Paths: []string{root}})
		if err != nil {
			t.Fatal(err)
		}
		if set.Purpose != want {
			t.Errorf("%s: %q, want %q", file, set.Purpose, want)
		}
	}
}

// TestPurposeAmongOthers: of all that is installed in a folder the metadata of the package itself say what it is for, and without any those
// from which they would be made.
func TestPurposeAmongOthers(t *testing.T) {
	root := testkit.Plant(t, map[string]string{
		"all/shop/a.py": "", "all/basket/a.py": "", "all/other/a.py": "",
		"all/cart-1.0.dist-info/METADATA": "Name: cart\nSummary: Pushes things\n\n", "all/cart-1.0.dist-info/top_level.txt": "basket\n",
		"all/Shop-2.0.dist-info/METADATA": "Name: Shop\nSummary: Sells things\n\n",
		"one/a.py":                        "", "one/pyproject.toml": "[project]\ndescription = \"Mocks shops\"\nclassifiers = []\n",
		"two/a.py": "", "two/setup.py": "setup(\n    name='two',\n    description='Buys things',\n    classifiers=[],\n)\n",
	})
	for folder, want := range map[string]string{"all/shop": "Sells things", "all/basket": "Pushes things", "all/other": "", "one": "Mocks shops", "two": "Buys things"} {
		set, err := source.Find(context.Background(), source.Options{Paths: []string{filepath.Join(root, folder)}})
		if err != nil {
			t.Fatal(err)
		}
		if !set.Published || set.Purpose != want {
			t.Errorf("%s: %v %q, want %q", folder, set.Published, set.Purpose, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		path  string
		want  bool
	}{
		"an unpacked wheel":           {map[string]string{"shop/a.py": "", "shop-1.0.dist-info/METADATA": "Name: shop\n"}, ".", true},
		"the package in a wheel":      {map[string]string{"shop/a.py": "", "shop-1.0.dist-info/METADATA": "Name: shop\n"}, "shop", true},
		"a source distribution":       {map[string]string{"shop/a.py": "", "PKG-INFO": "Name: shop\n"}, ".", true},
		"a project with classifiers":  {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nclassifiers = []\n"}, ".", true},
		"what is built and started":   {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nname = \"shop\"\n\n[project.scripts]\nshop = \"shop.a:main\"\n\n[build-system]\nrequires = [\"hatchling\"]\n"}, ".", true},
		"what is built and deployed":  {map[string]string{"shop/a.py": "", "Dockerfile": "", "pyproject.toml": "[project.scripts]\nshop = \"shop.a:main\"\n\n[build-system]\nrequires = [\"hatchling\"]\n"}, ".", false},
		"what is only started":        {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nname = \"shop\"\n\n[project.scripts]\nshop = \"shop.a:main\"\n"}, ".", false},
		"what is only built":          {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nname = \"shop\"\n\n[build-system]\nrequires = [\"hatchling\"]\n"}, ".", false},
		"classifiers and a container": {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nclassifiers = []\n", "Dockerfile": ""}, ".", false},
		"a wheel with an app.py":      {map[string]string{"app.py": "", "shop-1.0.dist-info/METADATA": "Name: shop\n"}, ".", true},
		"installed where it lies":     {map[string]string{"shop/a.py": "", "shop.egg-info/PKG-INFO": ""}, ".", true},
		"an application installed so": {map[string]string{"manage.py": "", "shop.egg-info/PKG-INFO": ""}, ".", false},
		"a project that is deployed":  {map[string]string{"shop/a.py": "", "pyproject.toml": "[project]\nname = 'shop'\n"}, ".", false},
		"a setup.py of an own tool":   {map[string]string{"shop/a.py": "", "setup.py": "from setuptools import setup\nsetup(name='shop')\n"}, ".", false},
		"an application":              {map[string]string{"app.py": "", "requirements.txt": "flask\n"}, ".", false},
		"unpacked into a folder":      {map[string]string{"shop-1.0/shop/a.py": "", "shop-1.0/PKG-INFO": "Name: shop\n"}, ".", true},
		"several in a folder":         {map[string]string{"shop-1.0/PKG-INFO": "Name: shop\n", "cart-1.0/PKG-INFO": "Name: cart\n"}, ".", false},
		"a folder called like a file": {map[string]string{"app.py": "", "PKG-INFO/a.py": ""}, ".", false},
	} {
		root := testkit.Plant(t, c.files)
		set, err := source.Find(context.Background(), source.Options{Paths: []string{filepath.Join(root, c.path)}})
		if err != nil {
			t.Fatal(err)
		}
		if set.Published != c.want {
			t.Errorf("%s: published %v, want %v", name, set.Published, c.want)
		}
	}
}

func TestOldest(t *testing.T) {
	for file, text := range map[string]string{
		"shop-1.0.dist-info/METADATA": "Name: shop\nRequires-Python: >=3.8, <4\n", "PKG-INFO": "Requires-Python: <4,>=3.8\n",
		"pyproject.toml": "[project]\nrequires-python = \">=3.8\"\n", "setup.cfg": "[options]\npython_requires = ~=3.8\n", "setup.py": "setup(\n    python_requires='>=3.8.1',\n)\n",
	} {
		for want, text := range map[source.Version]string{{Major: 3, Minor: 8}: text, {}: ""} {
			root := testkit.Plant(t, map[string]string{"shop/a.py": "", file: text})
			set, err := source.Find(context.Background(), source.Options{Paths: []string{root}})
			if err != nil {
				t.Fatal(err)
			}
			if set.Oldest != want {
				t.Errorf("%s: %v, want %v", file, set.Oldest, want)
			}
		}
	}
}

func TestOwnFolders(t *testing.T) {
	const windows, macos, linux = "Operating System :: Microsoft :: Windows :: Windows 10", "Operating System :: MacOS :: MacOS X", "Operating System :: POSIX :: Linux"
	for name, c := range map[string]struct {
		file string
		said []string
		want bool
	}{
		"nothing":           {"PKG-INFO", nil, false},
		"Windows alone":     {"PKG-INFO", []string{windows}, true},
		"both of them":      {"shop-1.0.dist-info/METADATA", []string{windows, macos}, true},
		"Linux as well":     {"PKG-INFO", []string{windows, linux}, false},
		"any":               {"PKG-INFO", []string{"Operating System :: OS Independent"}, false},
		"of a file of TOML": {"pyproject.toml", []string{windows}, true},
	} {
		text := "Name: shop\n"
		for _, s := range c.said {
			text += "Classifier: " + s + "\n"
			if c.file == "pyproject.toml" {
				text = "[project]\nclassifiers = [\"" + s + "\"]\n"
			}
		}
		root := testkit.Plant(t, map[string]string{"shop/a.py": "", c.file: text})
		set, err := source.Find(context.Background(), source.Options{Paths: []string{root}})
		if err != nil {
			t.Fatal(err)
		}
		if set.OwnFolders != c.want {
			t.Errorf("%s: %v, want %v", name, set.OwnFolders, c.want)
		}
	}
}
