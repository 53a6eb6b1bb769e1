# What this project needs of a Debian 12 machine, and how to get it. Sourced by the other scripts.

build_packages=(
    libnghttp2-dev libprotobuf-c-dev librocksdb-dev libisal-dev zlib1g-dev pkg-config libcurl4
)
generate_packages=(
    protobuf-compiler libprotobuf-dev protobuf-c-compiler python3-protobuf
)
interop_packages=(
    g++ protobuf-compiler libprotobuf-dev libgrpc++-dev protobuf-compiler-grpc
)
bench_packages=(
    "${interop_packages[@]}" nghttp2-client nghttp2-server curl golang-go golang-goprotobuf-dev golang-google-grpc-dev python3
)
cluster_packages=(
    etcd-server python3-yaml
)
chaos_packages=(
    strace
)
bench_storage_packages=(
    etcd-server etcd-client redis-server python3
)
test_packages=(
    "${generate_packages[@]}" "${cluster_packages[@]}" python3-venv curl openssl chromium chromium-driver fonts-noto-cjk
    etcd-client
)

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Prints those of the named Debian packages that are not installed.
missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

# Installs what is missing of the named Debian packages; says nothing when nothing is.
install_packages() {
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || fail "these packages are needed: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "as root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

require_swift() {
    command -v swift >/dev/null || fail "Swift 6.3 is needed; see https://www.swift.org/install/linux/"
}

# Gets promtool, which checks metrics, in .venv: of Debian's package only that, since the rest would start a service.
prepare_promtool() {
    [ -x .venv/bin/promtool ] && return
    say "Getting promtool (.venv)"
    local folder
    folder=$(mktemp -d)
    (cd "$folder" && apt-get download -qq prometheus && dpkg-deb -x prometheus_*.deb .)
    install "$folder/usr/bin/promtool" .venv/bin/promtool
    rm -r "$folder"
}

# Makes the Python environment of the tests in .venv, anew when the list of packages changed.
prepare_python() {
    local wanted=Tests/requirements.txt stamp=.venv/requirements.txt
    cmp -s "$wanted" "$stamp" && return
    say "Preparing the Python environment of the tests (.venv)"
    /usr/bin/python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$stamp"
}
