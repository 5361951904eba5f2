# The texts are put together from two, so that no tool that looks for keys takes them for some.
KNOWN = [
    "AKIA" "Q3EGRIHZTV7NPLWB",  # want hard-coded-credential
    "ghp_" "16C7e42F292c6912E7710c838347Ae178B4a",  # want hard-coded-credential
    "glpat-" "Zk3vQ9tR7wXy2LmN4pBs",  # want hard-coded-credential
    "xoxb-" "2404815162342-2404815162343-QmT7rWn4ZsX9vLk2PbHc8dYf",  # want hard-coded-credential
    "sk_live_" "4eC39HqLyjWDarjtT1zdp7dcQw8Z",  # want hard-coded-credential
    "SG." "ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf09kqeF8tAmbihYzrnopKc1s5cr6A",  # want hard-coded-credential
    "postgresql://orders:Wq8nVb2x@db7.internal/orders",  # want hard-coded-credential
    "hf_" "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi",  # want hard-coded-credential
    "dop_v1_" "9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e3f2a1b0c9f8a",  # want hard-coded-credential
    "110201543:" "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8",  # want hard-coded-credential
    "AIza" "SyD9tSrke72PouQMnMX-a7eZSW0jkFMBWYt",  # want hard-coded-credential
]
