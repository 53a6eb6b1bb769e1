import Foundation
import TestPrograms
import Testing

@Suite("Tokens that the key on disk makes")
struct OperatorTokenTests {
    private let scratch: Scratch
    private let folder: String

    init() async throws {
        scratch = try Scratch()
        folder = scratch.path("keys")
        let made = try await Program().run("keys", "make", "--folder", folder)
        try #require(made.status == 0, "\(made.errors)")
    }

    private func refused(_ arguments: String...) async throws -> String {
        let run = try await Program().run(["keys"] + arguments + ["--folder", folder])
        #expect(run.status == 2 && run.output.isEmpty, "\(run.errors)")
        return run.errors
    }

    @Test("A token of an operator has the roles that are named, and none is made without one")
    func roles() async throws {
        #expect(try await refused("operator", "lab-17").contains("--role"))
        let run = try await Program().run("keys", "operator", "lab-17", "--role", "laboratory", "--folder", folder)
        #expect(run.status == 0 && run.output.split(separator: ".").count == 3)
    }

    @Test(
        "A name that no account could have, or an organisation that shows as another one, gets no token",
        arguments: [("lab\u{202E}17", "x"), ("Lab 17", "x"), ("ab", "x"), ("lab-17", "L\u{202E}71"), ("lab-17", "")])
    func names(name: String, organisation: String) async throws {
        let errors = try await refused("operator", name, "--role", "laboratory", "--organisation", organisation)
        #expect(!errors.contains("\u{202E}"))
    }

    @Test("No token is made for a division that does not exist", arguments: ["99", "00", "000000", "3399"])
    func divisions(division: String) async throws {
        #expect(
            try await refused("operator", "gate", "--role", "verifier", "--division", division).contains("--division"))
    }

    @Test("Keys of a folder that others can write are neither listed nor used; the error says what to do")
    func writable() async throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
        #expect(try await refused("list").contains("chmod go-w \(folder)"))
        #expect(try await refused("operator", "gate", "--role", "verifier").contains("chmod go-w \(folder)"))
        #expect(try await refused("rotate").contains("chmod go-w \(folder)"))
    }
}
