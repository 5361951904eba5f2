package lower

import "testing"

func TestTestCode(t *testing.T) {
	for _, c := range []struct {
		file, text string
		want       bool
	}{
		{"shop/views.py", "import pytest\n", false},
		{"shop/tests/test_views.py", "import os, pytest\n", true},
		{"shop/tests/helpers.py", "from shop.tests import base\n", true},
		{"shop/tests/helpers.py", "from shop import base\n", false},
		{"shop/tests/app/views.py", "from flask import Flask\n\ndef tested(): pass\n", false},
		{"test_shop.py", "class TestShop:\n    async def test_buys(self):\n        pass\n", true},
		{"conftest.py", "from unittest.mock import patch\r\n", true},
		{"tests/settings.py", "DEBUG = True\n", true},
		{"Tests/settings.py", "DEBUG = True\n", true},
		{"shop/test/testcases.py", "from web import WebTest\n\nclass ShopTestCase(WebTest):\n    password = 'x'\n", true},
		{"shop/test/models.py", "class Test(Model):\n    pass\n", false},
		{"shop/_tests/base.py", "from shop._tests import wiki\n", true},
		{"shop/tests/loadtests/users.py", "from locust import HttpUser\n", true},
		{"journey_tests/serve/app.py", "import pytest\n", true},
		{"tests_disabled/fixture.py", "import pytest\n\n@pytest.fixture\ndef settings():\n    return {}\n", true},
		{"tests_disabled/fixture.py", "import yaml\n", false},
		{"latest/views.py", "def test_of_time(): pass\n", false},
		{"shop_test.py", "", false},
		{"shop/test/utils/server.py", "import os\n", true},
		{"tests/utils/server.py", "import os\n", false}, // of applications, it may be
		{"shop/utils/server.py", "import os\n", false},
		{"shop/utils/testutil.py", "import os\n", true},
		{"shop/_test_helpers.py", "import os\n", true},
		{"shop/tests/e2e/server.py", "import os\n", true},
		{"shop/tests/test_server.py", "import os\n", true},
		{"tests/test_server.py", "import os\n", false},
		{"shop/utilities.py", "import os\n", false},
	} {
		if got := TestCode(c.file, c.text); got != c.want {
			t.Errorf("%s: %q: %v", c.file, c.text, got)
		}
	}
}

func TestTestSettings(t *testing.T) {
	for _, c := range []struct {
		file, text string
		want       bool
	}{
		{"shop/settings.py", "DEBUG = True\nROOT_URLCONF = 'shop.tests.urls'\n", true},
		{"shop/settings.py", "DEBUG = True\nROOT_URLCONF = \"shop.urls\"\nTEST_RUNNER = \"shop.tests.Runner\"\n", false},
		{"setup/settings.py", "DEBUG = True\nINSTALLED_APPS = [\n    'django.contrib.admin',\n    'shop',\n    'tests',\n]\n", true},
		{"setup/settings/base.py", "\nINSTALLED_APPS = (\n    \"shop.tests.app\",\n)\n", true},
		{"shop/settings.py", "\nINSTALLED_APPS = [\n    'latest',\n]\nif TESTING:\n    INSTALLED_APPS = ['tests']\n", false},
		{"shop/apps.py", "\nINSTALLED_APPS = ['tests']\n", false},
		{"shop/settings.py", "\nINSTALLED_APPS = ['unclosed\n", false},
	} {
		if got := TestSettings(c.file, c.text); got != c.want {
			t.Errorf("%s: %q: %v", c.file, c.text, got)
		}
	}
}

func TestTestFolders(t *testing.T) {
	paths := []string{"shop/tests/api/test_orders.py", "shop/tests/utils.py", "shop/test/views.py", "tests/test_shop.py", "shop/latest/test_ui.py", "src/pay/testing/conftest.py", "src/pay/setup.py", "src/pay/journey_tests/app.py", "src/pay/pay/tests/app.py", "lib/test/test.py", "dummyserver/app.py", "mock_server/app.py", "server/app.py", "observer/app.py", "t/unit/test_a.py", "t/proj/settings.py", "cms/test_utils/project/urls.py", "cms/test_project/urls.py", "cms/utils/urls.py", "integration/conftest.py", "integration/grid.py", "shop/integration/slack.py", "src/pay/integration/bank.py", "shop/integration/test_slack.py", "core/test_cases/digest.py", "core/cases/digest.py"}
	for _, c := range []struct {
		file              string
		inside, published bool
	}{
		{"shop/tests/utils.py", true, true},
		{"shop/tests/app/views.py", true, true},
		{"shop/test/views.py", false, false}, // nothing in it is called as a test
		{"tests/app.py", false, true},        // of applications, it may be
		{"shop/latest/views.py", false, false},
		{"src/pay/testing/gateway.py", true, true},
		{"src/pay/testing/a/tests/x.py", true, true},
		{"src/pay/journey_tests/app.py", false, true}, // beside setup.py
		{"src/pay/pay/tests/app.py", false, false},
		{"lib/test/driver.py", false, true},
		{"dummyserver/app.py", false, true}, // what tests ask
		{"mock_server/app.py", false, true},
		{"server/app.py", false, false},
		{"observer/app.py", false, false},
		{"t/proj/settings.py", false, true},
		{"cms/test_utils/project/urls.py", false, true},
		{"cms/test_project/urls.py", false, true},
		{"cms/utils/urls.py", false, false},
		{"integration/grid.py", false, true},
		{"shop/integration/slack.py", false, false}, // a part of the package, and its tests beside it
		{"src/pay/integration/bank.py", false, false},
		{"core/test_cases/digest.py", false, true},
		{"core/cases/digest.py", false, false},
	} {
		if got := InTests(c.file, TestFolders(paths, false)); got != c.inside {
			t.Errorf("%s: %v", c.file, got)
		}
		if got := InTests(c.file, TestFolders(paths, true)); got != c.published {
			t.Errorf("%s of a published package: %v", c.file, got)
		}
	}
}
