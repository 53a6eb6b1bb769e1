import Foundation
import Testing

@Suite("The page in headless Chromium")
struct PageTests {
    @Test("A citizen logs in, verifies the trip card once, sees both codes, declares, in both languages")
    func citizenSeesBothCodes() async throws {
        let system = try await RunningSystem.start(people: 300)
        defer { system.stop() }
        let python = try #require(
            ProcessInfo.processInfo.environment["SHUANGMA_TEST_PYTHON"], "run this test through scripts/test")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "page.py").path
        let result = try run(python, [script, system.address])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("all steps passed"))
    }
}

/// Runs a program to its end and returns what it printed.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
