class GpuAdvisor < Formula
  desc "Says which GPU, how many and where, for a machine-learning workload, and why"
  homepage "https://github.com/@REPOSITORY@"
  url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/gpu-advisor-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "gpu-advisor", "lib"
    man1.install Dir["man/man1/*.1"]
    bash_completion.install Dir["completions/*.bash"]
    fish_completion.install Dir["completions/*.fish"]
    zsh_completion.install Dir["completions/_*"]
    (bin/"gpu-advisor").write_env_script libexec/"gpu-advisor", Language::Java.overridable_java_home_env
  end

  test do
    assert_match "gpu-advisor #{version}", shell_output("#{bin}/gpu-advisor version")
    assert_match "h100", shell_output("#{bin}/gpu-advisor gpus resolve H100").downcase
  end
end
