import Foundation
import ImportFiles
import Values

/// Writes a made-up population as the files that `ImportKind` reads.
public enum PopulationFiles {
    /// How many rows each file got.
    public struct Counts: Sendable, Equatable {
        /// Rows by kind, the header not counted.
        public var rows: [ImportKind: Int] = [:]
    }

    /// Writes `people.csv`, `stays.csv`, `tests.csv`, `exposures.csv`, `declarations.csv`, `risk-areas.csv` and
    /// `citizens.json` into a folder, which is made if it is missing. Existing files of these names are
    /// replaced. `progress` is told now and then how many people are written; what
    /// it throws ends the writing. Throws what the file system says.
    public static func write(
        _ plan: PopulationPlan, to folder: URL, progress: (Int) throws -> Void = { _ in }
    ) throws -> Counts {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var files = try Files(folder: folder)
        var generator = PopulationGenerator(plan)
        var gallery = DemoGallery(asOf: plan.asOf)
        var written = 0
        while let citizen = generator.next() {
            try files.write(citizen)
            gallery.consider(citizen)
            written += 1
            if written % 1000 == 0 { try progress(written) }
        }
        try files.finish()
        try gallery.json().write(to: folder.appending(path: DemoGallery.fileName), options: .atomic)
        try progress(written)
        return files.counts
    }

    private struct Files {
        var counts = Counts()
        private var writers: [ImportKind: CSVWriter] = [:]
        private var handles: [FileHandle] = []

        init(folder: URL) throws {
            for kind in ImportKind.population {
                let path = folder.appending(path: kind.fileName)
                try Data().write(to: path)
                let handle = try FileHandle(forWritingTo: path)
                handles.append(handle)
                writers[kind] = try CSVWriter(columns: kind.content.map(\.name)) { bytes in
                    try handle.write(contentsOf: bytes)
                }
            }
        }

        mutating func write(_ citizen: Citizen) throws {
            try add(.people, citizen.person.cells)
            for stay in citizen.stays { try add(.stays, stay.cells) }
            for test in citizen.tests { try add(.tests, test.cells) }
            for exposure in citizen.exposures { try add(.exposures, exposure.cells) }
            if let declaration = citizen.declaration { try add(.declarations, declaration.cells) }
            for area in citizen.riskAreas { try add(.riskAreas, area.cells) }
        }

        mutating func finish() throws {
            for kind in ImportKind.population { try writers[kind]?.finish() }
            for handle in handles { try handle.close() }
        }

        private mutating func add(_ kind: ImportKind, _ cells: [String]) throws {
            try writers[kind]?.write(cells)
            counts.rows[kind, default: 0] += 1
        }
    }
}

extension DocumentCells {
    var cells: [String] { [type, country, number] }
}

extension PersonRow {
    /// Cells in the order of `ImportKind.people.content`; likewise below.
    var cells: [String] { document.cells + [name, phone, cell(division)] }
}

extension StayRow {
    var cells: [String] {
        [phone, carrier.rawValue, cell(division), country, from.chinaTimeText, until.chinaTimeText]
    }
}

extension TestRow {
    var cells: [String] {
        document.cells + [laboratory, sampleID, sampledAt.chinaTimeText, isPositive ? "positive" : "negative"]
    }
}

extension ExposureRow {
    var cells: [String] {
        document.cells + [
            cause, evidenceID, cell(division), from.chinaTimeText, until?.chinaTimeText ?? "", source,
            contact?.place ?? "", contact?.at.chinaTimeText ?? "", contact?.way ?? "",
        ]
    }
}

extension DeclarationRow {
    var cells: [String] {
        document.cells + [
            temperature == 0 ? "" : "\(temperature / 10).\(temperature % 10)", symptoms.joined(separator: " "),
            cell(division), counter, declaredAt.chinaTimeText,
        ]
    }
}

extension RiskAreaRow {
    var cells: [String] {
        // Made-up areas have no last case: they keep their level until the release.
        [areaID, cell(division), name, level, from.chinaTimeText, until?.chinaTimeText ?? "", "", ""]
    }
}

private func cell(_ division: Division?) -> String { division?.description ?? "" }
