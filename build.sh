#!/usr/bin/env bash
# Builds, tests, runs and packs OnnxViz. See usage below and the README.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
program=$root/artifacts/onnxviz/onnxviz
# What `./build.sh run` does when it is told nothing else.
main_job=(maximize default --layer relu4_1 --channels 0-7 --size 96 --steps 128 -o "$root/out")

usage="usage: ./build.sh [build|test|run|pack|supply] [--ort nuget|npm] [--gpu] [ARGS]
  build    build everything, leave a runnable artifacts/onnxviz/onnxviz (what happens without a command)
  test     build, run all tests (ARGS go to 'dotnet test'), check the formatting
  run      build and run 'onnxviz ARGS', without ARGS the main job: onnxviz ${main_job[*]}
  pack     leave NuGet packages of the libraries and of the command in artifacts/package/release
  supply   decide anew where ONNX Runtime and libvips come from, and fetch them
  --ort    take ONNX Runtime from NuGet or npm; left out, from NuGet where the feed has it
  --gpu    take the CUDA build of ONNX Runtime"

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

check_sdk() {
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is needed and 'dotnet' is not on the PATH: https://dot.net"
    dotnet --list-sdks | grep -qE '^[1-9][0-9]+\.' || fail "the .NET 10 SDK is needed, this is $(dotnet --version)"
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# The answer is remembered in Supply.props until it is asked for anew, told otherwise, or what is pinned changes.
supply() {
    local answer=artifacts/supply/Supply.props
    if [[ ${#supply_options[@]} == 0 && $answer -nt tools/supply/Packages.props &&
        $answer -nt tools/supply/Supply.proj && $answer -nt Directory.Packages.props ]]; then
        return
    fi
    dotnet msbuild tools/supply/Supply.proj -nologo -v:m -tl:off "${supply_options[@]}" |
        sed -e 's/^.*: error [A-Z0-9]*: /build.sh: /' -e 's/^ *//' >&2
    rm -rf artifacts/onnxviz
}

supplied() {
    grep -q "<$1>$2<" artifacts/supply/Supply.props
}

# Compiled ahead of time where the feed has the compiler: a start takes a third less.
publish() {
    local fast=false
    if supplied CanStartFast true; then fast=true; fi
    dotnet publish src/OnnxViz.Cli -c Release -o artifacts/onnxviz -p:FastStart=$fast -v q --nologo >&2
}

build() {
    dotnet build OnnxViz.sln -c Release -v q --nologo
    publish
    echo "Built $program"
}

run() {
    publish
    cd "$caller"
    if [[ $# == 0 ]]; then
        set -- "${main_job[@]}"
        echo "onnxviz $*" >&2
    fi
    exec "$program" "$@"
}

# Prints "passed failed skipped" of one results file.
count() {
    awk 'BEGIN { RS = "<" }
        function number(name, skip) {
            skip = length(name) + 3
            return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + skip, RLENGTH - skip) : 0
        }
        /^Counters / {
            failed = number("failed") + number("error") + number("timeout") + number("aborted")
            print number("passed"), failed, number("total") - number("executed")
        }' "$1"
}

# Prints "skipped: name: reason" for each skipped test of one results file.
skipped_tests() {
    awk 'BEGIN { RS = "<" }
        function plain(text) {
            gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
            return text
        }
        /^UnitTestResult / {
            skipped = /outcome="NotExecuted"/
            match($0, / testName="[^"]*/)
            name = substr($0, RSTART + 11, RLENGTH - 11)
        }
        skipped && /^Message>/ { print "skipped: " plain(name) ": " plain(substr($0, 9)); skipped = 0 }' "$1"
}

test_all() {
    local results=artifacts/test-results passed=0 failed=0 skipped=0 status=0 file p f s
    dotnet build OnnxViz.sln -c Release -v q --nologo
    rm -rf "$results"
    # One project after the other (-m:1): each may use every core.
    dotnet test OnnxViz.sln -c Release --no-build --nologo -m:1 "$@" || status=1
    if ! dotnet format OnnxViz.sln --verify-no-changes --no-restore; then
        status=1
        echo "build.sh: the formatting is not clean, 'dotnet format OnnxViz.sln' puts it right" >&2
    fi
    for file in "$results"/*.trx; do
        [[ -f $file ]] || continue
        skipped_tests "$file"
        read -r p f s < <(count "$file")
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    done
    echo "$passed passed, $failed failed, $skipped skipped"
    [[ $status == 0 && $failed == 0 && $passed -gt 0 ]]
}

pack() {
    dotnet build OnnxViz.sln -c Release -v q --nologo
    rm -rf artifacts/package/release
    dotnet pack OnnxViz.sln -c Release --no-build -v q --nologo "$@"
    if supplied OrtSupply npm; then
        dotnet pack src/Microsoft.ML.OnnxRuntime -c Release --no-build -v q --nologo "$@"
    fi
    ls artifacts/package/release/*.nupkg
}

caller=$PWD
command=build
supply_options=()
case ${1:-} in
    build | test | run | pack | supply) command=$1; shift ;;
    -h | --help | help) echo "$usage"; exit ;;
esac
while [[ $# -gt 0 ]]; do
    case $1 in
        --ort) supply_options+=("-p:OrtAsked=${2:-}" "-p:Anew=true"); shift 2 || fail "--ort takes nuget or npm" ;;
        --gpu) supply_options+=("-p:Gpu=true" "-p:Anew=true"); shift ;;
        *) break ;;
    esac
done
[[ $command == supply ]] && supply_options+=("-p:Anew=true")
[[ $# == 0 || $command =~ ^(test|run|pack)$ ]] || { echo "$usage" >&2; fail "$command takes no '$1'"; }

cd "$root"
check_sdk
supply
case $command in
    build) build ;;
    test) test_all "$@" ;;
    run) run "$@" ;;
    pack) pack "$@" ;;
esac
