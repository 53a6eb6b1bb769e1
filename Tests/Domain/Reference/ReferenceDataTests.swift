import Foundation
import Reference
import Testing
import Values

struct ReferenceDataTests {
    @Test("The embedded data are in order, and every file has a version")
    func embedded() {
        #expect(ReferenceData.embedded.versions.count == ReferenceFile.allCases.count)
        #expect(ReferenceData.embedded.versions.values.allSatisfy { !$0.isEmpty })
    }

    @Test("The embedded files are the committed ones", arguments: ReferenceFile.allCases)
    func noDrift(file: ReferenceFile) throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let committed = try Data(contentsOf: root.appending(path: "Sources/Domain/Reference/Data/\(file.name)"))
        #expect(committed == ReferenceData.embeddedBytes(of: file) + Data("\n".utf8))
    }

    @Test("An empty folder changes nothing; hidden files are passed over")
    func emptyFolder() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write("x", to: ".hidden")
        #expect(try folder.load().divisions == ReferenceData.embedded.divisions)
    }

    @Test("A file in the folder takes the place of the embedded one")
    func replaced() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(
            .retention, replacing: [(#""tests": 60"#, #""tests": 90"#), (#""version": "4""#, #""version": "own""#)])
        let data = try folder.load()
        #expect(data.retention.tests == 90 * 86_400)
        #expect(data.versions[.retention] == "own")
        #expect(data.versions[.countries] == ReferenceData.embedded.versions[.countries])
    }

    @Test("A folder that is not there and files that are unknown or no JSON are refused, all at once")
    func unreadable() throws {
        let missing = URL(filePath: "/no-such-folder/reference")
        #expect(throws: ReferenceProblems.self) { try ReferenceData(folder: missing) }
        let folder = try ReferenceFolderFixture()
        try folder.write("{}", to: "phones.json")
        try folder.write("{", to: "retention.json")
        try folder.write("[]", to: "countries.json")
        let problems = folder.problems()
        #expect(problems.count == 3)
        #expect(problems[0].hasPrefix("phones.json: $ is no file of reference data"))
        #expect(problems.contains("countries.json: $ must be an object"))
        #expect(problems.contains { $0.hasPrefix("retention.json: $ is not JSON") })
    }

    @Test("The header is checked: schema, version and about")
    func header() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(
            .retention,
            replacing: [
                (#""schema": 1"#, #""schema": 2"#), (#""version": "4""#, #""version": 2"#),
                (#""about""#, #""comment""#),
            ])
        #expect(
            folder.problems() == [
                "retention.json: $.about is missing", "retention.json: $.comment is no key of this schema",
                "retention.json: $.schema must be an integer from 1 to 1",
                "retention.json: $.version must be text of 1 to 500 characters",
            ])
    }
}
