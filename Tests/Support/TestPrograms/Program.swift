package import Foundation
import Synchronization

/// The built program, run as a user would run it.
package struct Program {
    /// Variables of the run beside the few that programs cannot do without.
    package var environment: [String: String] = [:]
    /// Where it runs.
    package var directory: URL

    /// - Parameter directory: Where it runs.
    package init(directory: URL = FileManager.default.temporaryDirectory) { self.directory = directory }

    /// The executable lies beside the test bundle.
    package static var executable: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "shuangma")
    }

    /// Runs to the end.
    package func run(_ arguments: String...) async throws -> Run { try await run(arguments) }

    /// Runs the program with a list of arguments to its end.
    package func run(_ arguments: [String]) async throws -> Run {
        let run = try Run(arguments, environment: environment, directory: directory)
        await run.end()
        return run
    }

    /// Starts and goes on.
    package func start(_ arguments: String...) throws -> Run {
        try Run(arguments, environment: environment, directory: directory)
    }

    /// Starts a run that asks, and goes on; ``Run/type(_:)`` answers.
    package func startTyped(_ arguments: [String]) throws -> Run {
        try Run(arguments, environment: environment, directory: directory, input: Pipe())
    }
}

/// A run of the program, over or under way.
package final class Run: Sendable {
    private struct State {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        /// The two pipes and the process itself.
        var open = 3
        var status: Int32 = -1
        var waiting: [(condition: @Sendable (String) -> Bool, CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    /// Number of the process.
    package let process: Int32
    private let input: Pipe?

    /// - Parameters:
    ///   - program: What to run; the built program unless another is given.
    ///   - input: What it reads; nil is nothing.
    package init(
        _ arguments: [String], environment: [String: String], directory: URL, program: URL = Program.executable,
        input: Pipe? = nil
    ) throws {
        self.input = input
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let inherited = ProcessInfo.processInfo.environment.filter {
            ["PATH", "HOME", "LD_LIBRARY_PATH"].contains($0.key)
        }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = input ?? FileHandle.nullDevice as Any
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        self.process = process.processIdentifier
        read(output) { $0.output += $1 }
        read(errors) { $0.errors += $1 }
        Thread.detachNewThread { [self] in
            process.waitUntilExit()
            let signalled = process.terminationReason == .uncaughtSignal
            close { $0.status = signalled ? -process.terminationStatus : process.terminationStatus }
        }
    }

    /// Exit code, or minus the number of the signal that ended it.
    package var status: Int32 { state.withLock { $0.status } }
    /// What it has written to standard output.
    package var output: String { text(\.output) }
    /// What it has written to standard error.
    package var errors: String { text(\.errors) }

    private func text(_ bytes: any KeyPath<State, [UInt8]> & Sendable) -> String {
        state.withLock { String(decoding: $0[keyPath: bytes], as: UTF8.self) }
    }

    /// Sends a signal.
    package func signal(_ number: Int32) { kill(process, number) }

    /// Writes a line to its standard input.
    package func type(_ line: String) throws {
        try input?.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Waits until a line of standard error begins with some text, blanks aside, and gives that line; nil when the process
    /// ended before.
    package func errorLine(beginning text: String) async -> String? {
        func find() -> String? {
            errors.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.first { $0.hasPrefix(text) }
        }
        while status == -1, find() == nil { try? await Task.sleep(for: .milliseconds(10)) }
        return find()
    }

    /// Waits for the end of the process.
    package func end() async { await wait { _ in false } }

    /// Waits until a line of standard output begins with a word, and gives that line; nil when the process ended
    /// before.
    package func line(beginning word: String) async -> String? {
        let find = { @Sendable (output: String) in
            output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().first { $0.hasPrefix(word) }
        }
        await wait { find($0) != nil }
        return find(output).map(String.init)
    }

    private func wait(until condition: @escaping @Sendable (String) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if state.open == 0 || condition(String(decoding: state.output, as: UTF8.self)) { return true }
                state.waiting.append((condition, continuation))
                return false
            }
            if isDone { continuation.resume() }
        }
    }

    private func read(_ pipe: Pipe, _ store: @escaping @Sendable (inout State, [UInt8]) -> Void) {
        Thread.detachNewThread { [self] in
            // `availableData` hands out what there is; `read(upToCount:)` would wait for all of it.
            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                change { store(&$0, Array(data)) }
            }
            close { _ in }
        }
    }

    private func close(_ note: (inout State) -> Void) {
        change {
            note(&$0)
            $0.open -= 1
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let ready = state.withLock { state in
            body(&state)
            let (isOver, output) = (state.open == 0, String(decoding: state.output, as: UTF8.self))
            let ready = state.waiting.filter { isOver || $0.condition(output) }
            state.waiting.removeAll { isOver || $0.condition(output) }
            return ready
        }
        for (_, continuation) in ready { continuation.resume() }
    }
}

/// A folder of its own for a test, removed when the test lets go of it.
package final class Scratch: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "shuangma-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func path(_ name: String) -> String { url.appending(path: name).path }

    package func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: url.appending(path: name))
        return path(name)
    }
}
