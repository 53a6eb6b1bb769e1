import Formats
import Foundation
import TestContracts

/// Google's protobuf library for Python, which answers what a message is (see witness.py).
final class Witness {
    /// The tests were started without the interpreter that has the library, or it ended.
    struct Unavailable: Error, CustomStringConvertible {
        var description: String {
            "SHUANGMA_TEST_PYTHON names no interpreter with protobuf: run the tests by scripts/test, which prepares one"
        }
    }

    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()
    private let contracts: URL
    private var pending = Data()

    init() throws {
        guard let interpreter = ProcessInfo.processInfo.environment["SHUANGMA_TEST_PYTHON"],
            FileManager.default.isExecutableFile(atPath: interpreter)
        else { throw Unavailable() }
        contracts = FileManager.default.temporaryDirectory.appending(path: "shuangma-\(UUID().uuidString)")
        try Data(Base64.decode(TestDescriptors.base64.description)!).write(to: contracts)
        process.executableURL = URL(filePath: interpreter)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "witness.py").path
        process.arguments = ["-B", script, contracts.path]
        process.standardInput = questions
        process.standardOutput = answers
        try process.run()
    }

    deinit {
        try? questions.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: contracts)
    }

    /// A message of chance: its encoding and its JSON.
    func random(_ message: String, seed: Int) throws -> (encoded: [UInt8], json: [UInt8]) {
        let parts = try ask("random \(message) \(seed)").split(separator: " ")
        return (try Self.bytes(parts[0]), try Self.bytes(parts[1]))
    }

    /// Whether two encodings decode to one message.
    func same(_ message: String, _ first: [UInt8], _ second: [UInt8]) throws -> Bool {
        try ask("same \(message) \(Self.text(first)) \(Self.text(second))") == "yes"
    }

    /// The encoding of a message given in JSON; nil when it is refused.
    func parse(_ message: String, _ json: [UInt8]) throws -> [UInt8]? {
        let answer = try ask("parse \(message) \(Self.text(json))")
        return answer == "refused" ? nil : try Self.bytes(answer[...])
    }

    private func ask(_ question: String) throws -> String {
        try questions.fileHandleForWriting.write(contentsOf: Data((question + "\n").utf8))
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                defer { pending = Data(pending[(end + 1)...]) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let data = answers.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Unavailable() }
            pending.append(data)
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        bytes.isEmpty ? "=" : Base64.encode(bytes, padded: true)
    }

    private static func bytes(_ text: Substring) throws -> [UInt8] {
        if text == "=" { return [] }
        guard let bytes = Base64.decode(text) else { throw Unavailable() }
        return bytes
    }
}
