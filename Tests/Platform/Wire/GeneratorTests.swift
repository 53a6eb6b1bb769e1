import Foundation
import Testing

@Suite("scripts/generate on contracts of others")
struct GeneratorTests {
    /// Runs the generator on one contract; gives what it printed and the names of the Swift files it made.
    private func generate(_ contract: String) throws -> (succeeded: Bool, text: String, files: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shuangma-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let protos = folder.appending(path: "proto/outside")
        try FileManager.default.createDirectory(at: protos, withIntermediateDirectories: true)
        try Data(contract.utf8).write(to: protos.appending(path: "contract.proto"))
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        let output = Pipe()
        process.executableURL = root.appending(path: "scripts/generate")
        process.arguments = ["--from", "proto", "--to", "Sources", "--module", "Outside"]
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let made = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "Sources/Outside").path)
        return (process.terminationStatus == 0, text, (made ?? []).sorted())
    }

    @Test("A contract of an outside package becomes a C and a Swift module")
    func generates() throws {
        let result = try generate(
            """
            syntax = "proto3";
            package outside.greetings.v1;
            message Hello { optional string name = 1; map<string, Hello> friends = 2; }
            service Greeter { rpc Greet(Hello) returns (Hello); }
            """)
        #expect(result.succeeded, "\(result.text)")
        #expect(result.files == ["GreetingsV1.Contract.swift", "OutsideDescriptors.swift", "OutsideTypes.swift"])
    }

    @Test(
        "What cannot be generated is refused with a sentence that says why",
        arguments: [
            ("syntax = \"proto2\"; message M { optional int32 x = 1; }", "contract.proto is proto2; only proto3"),
            (
                "syntax = \"proto3\"; message M { int32 foobar = 1; int32 foo_bar = 2; int32 fooBar = 3; }",
                "conflicts with field"
            ),
            ("syntax = \"proto3\"; message FooBar {} message Foo_Bar {}", "would be one name in C"),
            (
                "syntax = \"proto3\"; import \"google/protobuf/descriptor.proto\";"
                    + "message M { google.protobuf.FileOptions o = 1; }",
                "uses google.protobuf.FileOptions, which is not proto3"
            ),
            (
                "syntax = \"proto3\"; import \"google/protobuf/type.proto\"; message M { google.protobuf.Type t = 1; }",
                "uses google/protobuf/type.proto, which is neither generated with it nor part of this package"
            ),
        ])
    func refusals(contract: String, reason: String) throws {
        let result = try generate(contract)
        #expect(!result.succeeded)
        #expect(result.text.contains(reason), "\(result.text)")
    }
}
