import Reference
import Testing

struct ReferenceComparisonTests {
    @Test("Nothing differs between a set and itself")
    func same() {
        let comparison = ReferenceComparison(from: .embedded, to: .embedded)
        #expect(comparison.files.map(\.file) == ReferenceFile.allCases)
        #expect(comparison.files.allSatisfy { $0.isEmpty })
    }

    @Test("Entries that were added, removed and changed are named, file by file")
    func differences() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(
            .phoneSegments,
            replacing: [
                (#""192""#, #""192", "194""#), (#""196""#, #""1960""#),
                (#""version": "2023-03""#, #""version": "2026-01""#),
            ])
        try folder.write(.divisions, replacing: [("西湖区", "西子区")])
        let comparison = ReferenceComparison(from: .embedded, to: try folder.load())
        let segments = try #require(comparison.files.first { $0.file == .phoneSegments })
        #expect(segments.oldVersion == "2023-03" && segments.newVersion == "2026-01")
        #expect(segments.added == ["194", "1960"])
        #expect(segments.removed == ["196"])
        #expect(segments.changed.isEmpty)
        let divisions = try #require(comparison.files.first { $0.file == .divisions })
        #expect(divisions.changed == ["330106", "360103", "420112"])
        #expect(comparison.files.filter { !$0.isEmpty }.count == 2)
    }

    @Test("The summary has the counts and the first keys")
    func summary() throws {
        let folder = try ReferenceFolderFixture()
        try folder.write(.phoneSegments, replacing: [(#""192""#, #""192", "194", "1400", "1401""#)])
        let lines = ReferenceComparison(from: .embedded, to: try folder.load()).summary(keysShown: 2).split(
            separator: "\n")
        #expect(lines.contains("phone-segments.json: version 2023-03 becomes 2023-03"))
        #expect(lines.contains("  3 added: 1400, 1401, …"))
        #expect(lines.contains("retention.json: version 4, no change"))
    }
}
