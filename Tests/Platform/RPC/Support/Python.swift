import Foundation
import Testing

/// A Python script of the interoperability tests, run by the interpreter that scripts/test prepares.
final class Python {
    /// The tests were started without the interpreter that has grpcio.
    struct NotPrepared: Error, CustomStringConvertible {
        var description: String {
            "SHUANGMA_TEST_PYTHON names no interpreter with grpcio: run the tests by scripts/test, which prepares one"
        }
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts a script that stands in `Tests/Platform/RPC/Interop`.
    init(_ script: String, _ arguments: [String]) throws {
        guard let interpreter = ProcessInfo.processInfo.environment["SHUANGMA_TEST_PYTHON"],
            FileManager.default.isExecutableFile(atPath: interpreter)
        else { throw NotPrepared() }
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-B", folder.appending(path: "Interop/\(script)").path] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// The lines it prints, until it ends.
    func lines() -> AsyncStream<String> {
        let handle = output.fileHandleForReading
        return AsyncStream { continuation in
            // A thread of its own: reading a pipe blocks.
            Thread.detachNewThread {
                var pending = Data()
                while true {
                    let data = handle.availableData
                    guard !data.isEmpty else { break }
                    pending.append(data)
                    while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                        continuation.yield(String(decoding: pending[..<end], as: UTF8.self))
                        pending = Data(pending[(end + 1)...])
                    }
                }
                continuation.finish()
            }
        }
    }

    /// Ends it by closing its standard input.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
