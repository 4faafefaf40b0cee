@echo off
rem Starts gpu-advisor on Windows. In a source tree it builds the jar where there is none; after a change, run "mvn -Dquick package".
setlocal
set "packaged="
set "here=%~dp0"
set "jar=%here%lib\gpu-advisor.jar"
if exist "%here%pom.xml" set "jar=%here%target\gpu-advisor.jar"

set "java=%here%runtime\bin\java.exe"
if exist "%java%" if not exist "%jar%" goto packaged
if exist "%java%" goto found
set "java=%GPU_ADVISOR_JAVA%"
if not defined java goto home
if exist "%java%\bin\java.exe" set "java=%java%\bin\java.exe"
if exist "%java%" goto found
echo gpu-advisor: GPU_ADVISOR_JAVA is not a Java 17 or newer: %GPU_ADVISOR_JAVA%>&2
exit /b 1
:home
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo gpu-advisor: needs Java 17 or newer and found none; install one, or name its folder in JAVA_HOME>&2
exit /b 1

:found
if exist "%jar%" goto run
if exist "%here%pom.xml" goto build
echo gpu-advisor: there is no %jar%: the installation is not complete>&2
exit /b 1

:build
echo gpu-advisor: building from source (first run takes about a minute)...>&2
if not exist "%here%target" mkdir "%here%target"
pushd "%here%"
call mvn -q -B -ntp -Dquick package <nul >"%here%target\launcher.log" 2>&1
popd
if exist "%jar%" goto run
type "%here%target\launcher.log" >&2
echo gpu-advisor: the build failed>&2
exit /b 1

:run
rem The optimizing compiler pays only where much is computed.
set "tier=-XX:TieredStopAtLevel=1"
for %%c in (batch accuracy calibrate) do if "%~1"=="%%c" set "tier=-XX:+TieredCompilation"
if defined packaged goto module
"%java%" -XX:+UseSerialGC %tier% -XX:-UsePerfData -Xlog:disable -Xshare:auto -cp "%jar%" io.github.gpuadvisor.Main %*
exit /b %ERRORLEVEL%

:packaged
rem The program is a module inside its own Java. Its class-data archive serves where it is as long as it was made.
set "packaged=yes"
set "archive=%here%lib\gpu-advisor.jsa"
set "size="
if exist "%archive%.size" set /p size=<"%archive%.size"
set "share="
for %%f in ("%archive%") do if "%%~zf"=="%size%" set share=-XX:+VerifySharedSpaces "-XX:SharedArchiveFile=%archive%"
if not defined size set "share="
goto run

:module
"%java%" -XX:+UseSerialGC %tier% -XX:-UsePerfData -Xlog:disable -Xshare:auto %share% -m io.github.gpuadvisor/io.github.gpuadvisor.Main %*
exit /b %ERRORLEVEL%
