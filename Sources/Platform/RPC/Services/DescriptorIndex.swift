/// The schema files a server can show through reflection, found by file name, symbol or extension.
struct DescriptorIndex: Sendable {
    /// A serialized FileDescriptorProto and what is needed to find it.
    struct File: Sendable {
        /// The path it was compiled from, such as `grpc/health/v1/health.proto`.
        let name: String
        /// The serialized FileDescriptorProto.
        let bytes: [UInt8]
        /// The names of the files it imports.
        let dependencies: [String]
    }

    private struct Extension: Hashable {
        let type: String
        let number: Int
    }

    private var files: [String: File] = [:]
    private var fileOfSymbol: [String: String] = [:]
    private var fileOfExtension: [Extension: String] = [:]

    /// Indexes the files of serialized FileDescriptorSets; a file that comes twice is taken once.
    ///
    /// - Throws: ``DescriptorReader/Malformed`` if one of them is no FileDescriptorSet.
    init(sets: some Sequence<[UInt8]>) throws(DescriptorReader.Malformed) {
        for set in sets {
            var reader = DescriptorReader(set[...])
            while let field = try reader.next() {
                guard field.number == 1, let bytes = field.bytes else { continue }
                try add(bytes)
            }
        }
    }

    /// The file with this name, then all it imports directly or not, each once; nil if it is not there.
    func file(named name: String) -> [File]? {
        guard files[name] != nil else { return nil }
        var found: [File] = []
        var names = [name]
        var seen: Set<String> = [name]
        while let next = names.popLast() {
            guard let file = files[next] else { continue }
            found.append(file)
            for dependency in file.dependencies where seen.insert(dependency).inserted { names.append(dependency) }
        }
        return found
    }

    /// The file that declares a fully qualified message, enum, service, method or extension.
    func file(containing symbol: String) -> [File]? {
        fileOfSymbol[symbol].flatMap(file(named:))
    }

    /// The file that declares an extension of a message by its field number.
    func file(extending type: String, number: Int) -> [File]? {
        fileOfExtension[Extension(type: type, number: number)].flatMap(file(named:))
    }

    /// The numbers of all known extensions of a message, ascending; nil if the message is unknown.
    func extensionNumbers(of type: String) -> [Int]? {
        guard fileOfSymbol[type] != nil else { return nil }
        return fileOfExtension.keys.filter { $0.type == type }.map(\.number).sorted()
    }
}

// MARK: - Indexing

extension DescriptorIndex {
    /// The deepest nesting of messages that is followed; protoc itself refuses deeper ones.
    private static let nestingMax = 32

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws(DescriptorReader.Malformed) {
        var name = ""
        var package = ""
        var dependencies: [String] = []
        var reader = DescriptorReader(bytes)
        while let field = try reader.next() {
            switch field.number {
            case 1: name = try field.text()
            case 2: package = try field.text()
            case 3: dependencies.append(try field.text())
            default: break
            }
        }
        guard files[name] == nil else { return }
        files[name] = File(name: name, bytes: Array(bytes), dependencies: dependencies)
        reader = DescriptorReader(bytes)
        while let field = try reader.next() {
            switch field.number {
            case 4: try addMessage(field.message(), scope: package, file: name, depth: 0)
            case 5: _ = try addNamed(field.message(), scope: package, file: name)
            case 6: try addService(field.message(), scope: package, file: name)
            case 7: try addExtension(field.message(), scope: package, file: name)
            default: break
            }
        }
    }

    /// Adds a declaration whose first field is its name, and returns its full name.
    private mutating func addNamed(
        _ declaration: DescriptorReader, scope: String, file: String
    ) throws(DescriptorReader.Malformed) -> String {
        var reader = declaration
        while let field = try reader.next() {
            guard field.number == 1 else { continue }
            let name = try field.text()
            let full = scope.isEmpty ? name : "\(scope).\(name)"
            fileOfSymbol[full] = file
            return full
        }
        throw DescriptorReader.Malformed()
    }

    private mutating func addMessage(
        _ message: DescriptorReader, scope: String, file: String, depth: Int
    ) throws(DescriptorReader.Malformed) {
        guard depth < Self.nestingMax else { throw DescriptorReader.Malformed() }
        let full = try addNamed(message, scope: scope, file: file)
        var reader = message
        while let field = try reader.next() {
            switch field.number {
            case 3: try addMessage(field.message(), scope: full, file: file, depth: depth + 1)
            case 4: _ = try addNamed(field.message(), scope: full, file: file)
            case 6: try addExtension(field.message(), scope: full, file: file)
            default: break
            }
        }
    }

    private mutating func addService(
        _ service: DescriptorReader, scope: String, file: String
    ) throws(DescriptorReader.Malformed) {
        let full = try addNamed(service, scope: scope, file: file)
        var reader = service
        while let field = try reader.next() {
            if field.number == 2 { _ = try addNamed(field.message(), scope: full, file: file) }
        }
    }

    private mutating func addExtension(
        _ declaration: DescriptorReader, scope: String, file: String
    ) throws(DescriptorReader.Malformed) {
        _ = try addNamed(declaration, scope: scope, file: file)
        var type = ""
        var number = 0
        var reader = declaration
        while let field = try reader.next() {
            switch field.number {
            case 2: type = String(try field.text().drop { $0 == "." })
            case 3: number = Int(truncatingIfNeeded: field.value)
            default: break
            }
        }
        fileOfExtension[Extension(type: type, number: number)] = file
    }
}
