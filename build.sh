#!/usr/bin/env bash
# Builds, tests, runs and packs OnnxViz; the .NET 10 SDK is all it needs. See usage below and the README.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
program=$root/artifacts/onnxviz/onnxviz
# What `./build.sh run` does when it is told nothing else.
main_job=(maximize default --layer relu4_1 --channels 0-7 --size 96 --steps 128 -o "$root/out")

usage="usage: ./build.sh [build|test|run|pack] [ARGS]
  build    build everything, leave a runnable artifacts/onnxviz/onnxviz (what happens without a command)
  test     build, run all tests (ARGS go to 'dotnet test'), check the formatting
  run      build and run 'onnxviz ARGS', without ARGS the main job: onnxviz ${main_job[*]}
  pack     leave NuGet packages of the libraries and of the command in artifacts/package/release"

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

check_sdk() {
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is needed and 'dotnet' is not on the PATH: https://dot.net"
    dotnet --list-sdks | grep -qE '^[1-9][0-9]+\.' || fail "the .NET 10 SDK is needed, this is $(dotnet --version)"
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

build() {
    dotnet build OnnxViz.sln -c Release -v q --nologo
}

publish() {
    dotnet publish src/OnnxViz.Cli -c Release -o artifacts/onnxviz -p:FastStart=true -v q --nologo >&2
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

# Prints "skipped: NAME: REASON" for each skipped test, then the totals of all result files.
totals() {
    cat artifacts/test-results/*.trx | awk 'BEGIN { RS = "<"; FS = "\"" }
        /^UnitTestResult / { match($0, / testName="[^"]*/); name = substr($0, RSTART + 11, RLENGTH - 11) }
        /^UnitTestResult / && !/outcome="NotExecuted"/ { name = "" }
        /^Message>/ && name != "" { print "skipped: " name ": " substr($0, 9); name = "" }
        /^Counters / { total += $2; executed += $4; passed += $6; failed += $8 + $10 + $12 + $14 }
        END { print passed + 0 " passed, " failed + 0 " failed, " total - executed " skipped" }' |
        sed -e 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

test_all() {
    local status=0
    build
    rm -rf artifacts/test-results
    # One project after the other (-m:1): each may use every core.
    dotnet test OnnxViz.sln -c Release --no-build --nologo -m:1 "$@" || status=1
    if ! dotnet format OnnxViz.sln --verify-no-changes --no-restore; then
        status=1
        echo "build.sh: the formatting is not clean, 'dotnet format OnnxViz.sln' puts it right" >&2
    fi
    totals
    return $status
}

pack() {
    rm -rf artifacts/package/release
    dotnet pack OnnxViz.sln -c Release -p:PublishReadyToRun=true -v q --nologo "$@"
    ls artifacts/package/release/*.nupkg
}

caller=$PWD
command=build
case ${1:-} in
    build | test | run | pack) command=$1; shift ;;
    -h | --help | help) echo "$usage"; exit ;;
esac
[[ $# == 0 || $command != build ]] || { echo "$usage" >&2; fail "there is no '$1'"; }

cd "$root"
check_sdk
case $command in
    build) build; publish; echo "Built $program" ;;
    test) test_all "$@" ;;
    run) run "$@" ;;
    pack) pack "$@" ;;
esac
