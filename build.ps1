# Builds, tests, runs and packs OnnxViz: what build.sh does, for Windows; the .NET 10 SDK is all it needs.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$root = $PSScriptRoot
$program = Join-Path $root 'artifacts/onnxviz/onnxviz'
# What `.\build.ps1 run` does when it is told nothing else.
$mainJob = @('maximize', 'default', '--layer', 'relu4_1', '--channels', '0-7', '--size', '96', '--steps', '128', '-o', (Join-Path $root 'out'))

$usage = @"
usage: .\build.ps1 [build|test|run|pack] [ARGS]
  build    build everything, leave a runnable artifacts\onnxviz\onnxviz.exe (what happens without a command)
  test     build, run all tests (ARGS go to 'dotnet test'), check the formatting
  run      build and run 'onnxviz ARGS', without ARGS the main job: onnxviz $($mainJob -join ' ')
  pack     leave NuGet packages of the libraries and of the command in artifacts\package\release
"@

function Stop-Here([string] $message) {
    [Console]::Error.WriteLine("build.ps1: $message")
    exit 1
}

function Test-Sdk {
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
        Stop-Here "the .NET 10 SDK is needed and 'dotnet' is not on the PATH: https://dot.net"
    }
    if (-not ((& dotnet --list-sdks) -match '^[1-9][0-9]+\.')) { Stop-Here "the .NET 10 SDK is needed, this is $(dotnet --version)" }
    $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
    $env:DOTNET_NOLOGO = '1'
}

# Runs dotnet, its words on the error stream, so that the program's output stays clean; ends with its exit code when it fails.
function Invoke-Dotnet {
    & dotnet @args | ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Build-Solution {
    Invoke-Dotnet build OnnxViz.sln -c Release -v q --nologo
}

function Publish-Program {
    Invoke-Dotnet publish src/OnnxViz.Cli -c Release -o artifacts/onnxviz '-p:FastStart=true' -v q --nologo
}

function Start-Program([string[]] $programArguments) {
    Publish-Program
    Set-Location $caller
    if ($programArguments.Count -eq 0) {
        $programArguments = $mainJob
        [Console]::Error.WriteLine("onnxviz $($mainJob -join ' ')")
    }
    & $program @programArguments
    exit $LASTEXITCODE
}

# Prints "skipped: NAME: REASON" for each skipped test, then the totals of all result files.
function Write-Totals {
    $passed = 0; $failed = 0; $skipped = 0
    foreach ($file in @(Get-ChildItem 'artifacts/test-results' -Filter '*.trx' -ErrorAction SilentlyContinue)) {
        $run = ([xml](Get-Content -Raw $file.FullName)).TestRun
        foreach ($result in $run.SelectNodes("//*[local-name()='UnitTestResult'][@outcome='NotExecuted']")) {
            Write-Output "skipped: $($result.testName): $($result.SelectSingleNode(".//*[local-name()='Message']").InnerText)"
        }
        $counters = $run.ResultSummary.Counters
        $passed += [int] $counters.passed
        $failed += [int] $counters.failed + [int] $counters.error + [int] $counters.timeout + [int] $counters.aborted
        $skipped += [int] $counters.total - [int] $counters.executed
    }
    Write-Output "$passed passed, $failed failed, $skipped skipped"
}

function Test-All([string[]] $testArguments) {
    Build-Solution
    if (Test-Path 'artifacts/test-results') { Remove-Item -Recurse -Force 'artifacts/test-results' }
    # One project after the other (-m:1): each may use every core.
    & dotnet test OnnxViz.sln -c Release --no-build --nologo -m:1 @testArguments | Out-Host
    $status = $LASTEXITCODE
    & dotnet format OnnxViz.sln --verify-no-changes --no-restore | Out-Host
    if ($LASTEXITCODE -ne 0) {
        $status = 1
        [Console]::Error.WriteLine("build.ps1: the formatting is not clean, 'dotnet format OnnxViz.sln' puts it right")
    }
    Write-Totals
    exit $status
}

function Export-Packages([string[]] $packArguments) {
    if (Test-Path 'artifacts/package/release') { Remove-Item -Recurse -Force 'artifacts/package/release' }
    Invoke-Dotnet pack OnnxViz.sln -c Release '-p:PublishReadyToRun=true' -v q --nologo @packArguments
    Get-ChildItem 'artifacts/package/release' -Filter '*.nupkg' | ForEach-Object { $_.FullName }
}

$caller = (Get-Location).Path
# PowerShell reads 0-3,5 as a list: put it together again.
$rest = @($args | ForEach-Object { if ($_ -is [array]) { $_ -join ',' } else { [string] $_ } })
$command = 'build'
if ($rest.Count -gt 0 -and $rest[0] -in '-h', '--help', 'help') { Write-Output $usage; exit 0 }
if ($rest.Count -gt 0 -and $rest[0] -in 'build', 'test', 'run', 'pack') { $command, $rest = $rest[0], @($rest | Select-Object -Skip 1) }
if ($rest.Count -gt 0 -and $command -eq 'build') {
    [Console]::Error.WriteLine($usage)
    Stop-Here "there is no '$($rest[0])'"
}

try {
    Set-Location $root
    Test-Sdk
    switch ($command) {
        'build' { Build-Solution; Publish-Program; Write-Output "Built $program" }
        'test' { Test-All $rest }
        'run' { Start-Program $rest }
        'pack' { Export-Packages $rest }
    }
}
finally {
    Set-Location $caller
}
