# Builds, tests, runs and packs OnnxViz: what build.sh does, for Windows. .\build.ps1 help tells how.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$root = $PSScriptRoot
$onWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'
$program = Join-Path $root 'artifacts/onnxviz/onnxviz'
if ($onWindows) { $program += '.exe' }
# What `.\build.ps1 run` does when it is told nothing else.
$mainJob = @('maximize', 'default', '--layer', 'relu4_1', '--channels', '0-7', '--size', '96', '--steps', '128', '-o', (Join-Path $root 'out'))

$usage = @"
usage: .\build.ps1 [build|test|run|pack|supply] [--ort nuget|npm] [--gpu] [ARGS]
  build    build everything, leave a runnable artifacts\onnxviz\onnxviz.exe (what happens without a command)
  test     build, run all tests (ARGS go to 'dotnet test'), check the formatting
  run      build and run 'onnxviz ARGS', without ARGS the main job: onnxviz $($mainJob -join ' ')
  pack     leave NuGet packages of the libraries and of the command in artifacts\package\release
  supply   decide anew where ONNX Runtime and libvips come from, and fetch them
  --ort    take ONNX Runtime from NuGet or npm; left out, from NuGet where the feed has it
  --gpu    take the CUDA build of ONNX Runtime
"@

function Stop-Here([string] $message) {
    [Console]::Error.WriteLine("build.ps1: $message")
    exit 1
}

# Runs dotnet, its words on the error stream, so that the program's output stays clean.
# Ends with its exit code when it fails.
function Invoke-Dotnet([string[]] $dotnetArguments) {
    & dotnet @dotnetArguments | ForEach-Object { [Console]::Error.WriteLine($_) }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Test-Sdk {
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
        Stop-Here "the .NET 10 SDK is needed and 'dotnet' is not on the PATH: https://dot.net"
    }
    if (-not ((& dotnet --list-sdks) -match '^[1-9][0-9]+\.')) { Stop-Here 'the .NET 10 SDK is needed' }
    $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
    $env:DOTNET_NOLOGO = '1'
}

# The answer is remembered in Supply.props until it is asked for anew, told otherwise, or what is pinned changes.
function Get-Supply([string[]] $supplyOptions) {
    $answer = 'artifacts/supply/Supply.props'
    $pins = Get-Item 'tools/supply/Packages.props', 'tools/supply/Supply.proj', 'Directory.Packages.props'
    if ($supplyOptions.Count -eq 0 -and (Test-Path $answer)) {
        $answered = (Get-Item $answer).LastWriteTimeUtc
        if (-not ($pins | Where-Object { $_.LastWriteTimeUtc -ge $answered })) { return }
    }
    & dotnet msbuild tools/supply/Supply.proj -nologo -v:m -tl:off @supplyOptions |
        ForEach-Object { [Console]::Error.WriteLine(($_ -replace '^.*: error [A-Z0-9]*: ', 'build.ps1: ').Trim()) }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    if (Test-Path 'artifacts/onnxviz') { Remove-Item -Recurse -Force 'artifacts/onnxviz' }
}

function Get-Supplied([string] $name) {
    ([xml](Get-Content -Raw 'artifacts/supply/Supply.props')).SelectSingleNode("//$name").InnerText
}

function Build-Solution {
    Invoke-Dotnet @('build', 'OnnxViz.sln', '-c', 'Release', '-v', 'q', '--nologo')
}

# Compiled ahead of time where the feed has the compiler: a start takes a third less.
function Publish-Program {
    $fast = Get-Supplied 'CanStartFast'
    $options = @('-c', 'Release', '-o', 'artifacts/onnxviz', "-p:FastStart=$fast", '-v', 'q', '--nologo')
    Invoke-Dotnet (@('publish', 'src/OnnxViz.Cli') + $options)
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

function Test-All([string[]] $testArguments) {
    Build-Solution
    $results = 'artifacts/test-results'
    if (Test-Path $results) { Remove-Item -Recurse -Force $results }
    # One project after the other (-m:1): each may use every core.
    & dotnet test OnnxViz.sln -c Release --no-build --nologo -m:1 @testArguments | Out-Host
    $succeeded = $LASTEXITCODE -eq 0
    & dotnet format OnnxViz.sln --verify-no-changes --no-restore | Out-Host
    if ($LASTEXITCODE -ne 0) {
        $succeeded = $false
        [Console]::Error.WriteLine("build.ps1: the formatting is not clean, 'dotnet format OnnxViz.sln' puts it right")
    }
    $passed = 0; $failed = 0; $skipped = 0
    foreach ($file in @(Get-ChildItem -Path $results -Filter '*.trx' -ErrorAction SilentlyContinue)) {
        $document = New-Object System.Xml.XmlDocument
        $document.Load($file.FullName)
        foreach ($result in $document.SelectNodes("//*[local-name()='UnitTestResult'][@outcome='NotExecuted']")) {
            $reason = $result.SelectSingleNode(".//*[local-name()='Message']")
            if ($null -ne $reason) { Write-Output "skipped: $($result.GetAttribute('testName')): $($reason.InnerText)" }
        }
        $counters = $document.SelectSingleNode("//*[local-name()='Counters']")
        $passed += [int] $counters.GetAttribute('passed')
        foreach ($kind in 'failed', 'error', 'timeout', 'aborted') { $failed += [int] $counters.GetAttribute($kind) }
        $skipped += [int] $counters.GetAttribute('total') - [int] $counters.GetAttribute('executed')
    }
    Write-Output "$passed passed, $failed failed, $skipped skipped"
    if (-not $succeeded -or $failed -gt 0 -or $passed -eq 0) { exit 1 }
}

function Export-Packages([string[]] $packArguments) {
    Build-Solution
    $packages = 'artifacts/package/release'
    if (Test-Path $packages) { Remove-Item -Recurse -Force $packages }
    $options = @('-c', 'Release', '--no-build', '-v', 'q', '--nologo') + $packArguments
    Invoke-Dotnet (@('pack', 'OnnxViz.sln') + $options)
    if ((Get-Supplied 'OrtSupply') -eq 'npm') { Invoke-Dotnet (@('pack', 'src/Microsoft.ML.OnnxRuntime') + $options) }
    Get-ChildItem $packages -Filter '*.nupkg' | ForEach-Object { $_.FullName }
}

$caller = (Get-Location).Path
$command = 'build'
$supplyOptions = @()
# PowerShell reads 0-3,5 as a list: put it together again.
$rest = @($args | ForEach-Object { if ($_ -is [array]) { $_ -join ',' } else { [string] $_ } })
if ($rest.Count -gt 0 -and $rest[0] -in '-h', '--help', 'help') { Write-Output $usage; exit 0 }
if ($rest.Count -gt 0 -and $rest[0] -in 'build', 'test', 'run', 'pack', 'supply') {
    $command = $rest[0]
    $rest = @($rest | Select-Object -Skip 1)
}
while ($rest.Count -gt 0 -and $rest[0] -in '--ort', '--gpu') {
    if ($rest[0] -eq '--gpu') {
        $supplyOptions += '-p:Gpu=true', '-p:Anew=true'
        $rest = @($rest | Select-Object -Skip 1)
        continue
    }
    if ($rest.Count -lt 2) { Stop-Here '--ort takes nuget or npm' }
    $supplyOptions += "-p:OrtAsked=$($rest[1])", '-p:Anew=true'
    $rest = @($rest | Select-Object -Skip 2)
}
if ($command -eq 'supply') { $supplyOptions += '-p:Anew=true' }
if ($rest.Count -gt 0 -and $command -in 'build', 'supply') {
    [Console]::Error.WriteLine($usage)
    Stop-Here "$command takes no '$($rest[0])'"
}

try {
    Set-Location $root
    Test-Sdk
    Get-Supply $supplyOptions
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
