import Glibc

/// A parser under test: takes any bytes, and traps when what it did is wrong.
typealias Target = @Sendable (UnsafeRawBufferPointer) -> Void

let targets: [String: Target] = [
    "framing": fuzzFraming, "metadata": fuzzMetadata, "connect": fuzzConnect, "json": fuzzJSON,
    "protobuf": fuzzProtobuf, "http1": fuzzHTTP1, "http2": fuzzHTTP2, "http2-client": fuzzHTTP2Client,
    "proxy": fuzzProxy, "file": fuzzFile, "recognition": fuzzRecognition,
]

// libFuzzer calls a C function, which has no context: the target chosen by the first argument.
nonisolated(unsafe) private var chosen: Target = { _ in }

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// `fuzzer TARGET [LIBFUZZER_ARGUMENT…]`
@main
struct Fuzzer {
    static func main() {
        guard CommandLine.arguments.count > 1, let target = targets[CommandLine.arguments[1]] else {
            print("usage: fuzzer \(targets.keys.sorted().joined(separator: "|")) [libFuzzer's arguments]")
            exit(2)
        }
        chosen = target
        // libFuzzer sees the program's name and what follows the target.
        var rest = ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map { strdup($0) }
        rest.append(nil)
        var count = Int32(rest.count - 1)
        rest.withUnsafeMutableBufferPointer { arguments in
            var start = arguments.baseAddress!
            exit(
                runDriver(&count, &start) { bytes, count in
                    chosen(UnsafeRawBufferPointer(start: bytes, count: count))
                    return 0
                })
        }
    }
}

/// Traps with a message when something that must hold does not.
func require(_ condition: Bool, _ what: StaticString) {
    precondition(condition, "\(what)")
}
