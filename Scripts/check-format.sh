#!/usr/bin/env bash
# The layout of the sources: what `swift format lint --strict` says with .swift-format.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
swift format lint --strict --parallel --recursive --configuration .swift-format \
  Sources Tests Package.swift
echo "format: no findings"
