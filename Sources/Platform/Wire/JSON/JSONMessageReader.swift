import CProtobufC

/// Reads proto3 JSON into a C message, by its descriptor.
struct JSONMessageReader {
    var tokens: JSONTokenizer
    let writer: MessageWriter
    let types: JSONTypes
    let strictness: JSONStrictness
    private let limits: WireLimits
    private var fieldsLeft: Int
    private var depth = 0
    /// The way to where reading stands, for errors.
    private var path: [PathStep] = []

    init(
        _ bytes: UnsafeRawBufferPointer, _ options: JSONOptions, _ types: JSONTypes,
        arena: UnsafeMutablePointer<Arena>
    ) {
        tokens = JSONTokenizer(bytes, arena: arena)
        writer = MessageWriter(arena: arena)
        self.types = types
        limits = options.limits
        strictness = options.strictness
        fieldsLeft = limits.maxFields
    }

    /// Reads the one message that the text holds.
    mutating func read(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) -> UnsafeMutableRawPointer {
        let message = try message(descriptor)
        guard tokens.peek() == nil else { throw failure("something follows the message") }
        return message
    }

    func failure(_ reason: String) -> WireError { .invalidJSON(path: path.text, reason: reason) }

    /// The error of a member that the message does not know. The path shows `?` for a name that may be personal.
    func unknownField(_ key: UnsafeRawBufferPointer, of known: JSONMessage) -> WireError {
        guard JSONUnknown.mayBeShown(key) else {
            let reason = "is, before byte \(tokens.position), no known field of \(known.shortName)"
            return .invalidJSON(path: (path + [.hidden]).text, reason: reason)
        }
        return .invalidJSON(path: (path + [.member(key)]).text, reason: JSONUnknown.reason(field: key, of: known))
    }

    /// Runs a step of the tokenizer; what it refuses becomes an error with the present path.
    mutating func token<R>(
        _ step: (inout JSONTokenizer) throws(JSONTokenizer.Failure) -> R
    ) throws(WireError) -> R {
        do { return try step(&tokens) } catch {
            switch error {
            case .malformed(let reason): throw failure(reason)
            case .outOfMemory: throw .limitExceeded(limit: "memory", maximum: limits.maxDecodedBytes)
            }
        }
    }

    mutating func expect(_ character: Unicode.Scalar) throws(WireError) {
        try token { t throws(JSONTokenizer.Failure) in try t.expect(character) }
    }

    mutating func string() throws(WireError) -> UnsafeRawBufferPointer {
        try token { t throws(JSONTokenizer.Failure) in try t.string() }
    }

    /// Runs `body` one level deeper, if the limit allows.
    mutating func nested<R>(_ body: (inout Self) throws(WireError) -> R) throws(WireError) -> R {
        depth += 1
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        let result = try body(&self)
        depth -= 1
        return result
    }

    mutating func message(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) -> UnsafeMutableRawPointer {
        let memory = try writer.memory(Int(descriptor.pointee.sizeof_message))
        protobuf_c_message_init(descriptor, memory)
        try nested { reader throws(WireError) in
            let known = try reader.types.message(descriptor)
            if let form = known.form {
                try form.read(into: memory, known, from: &reader)
            } else {
                try reader.members(of: memory, known)
            }
        }
        return memory
    }

    /// Reads an object's members into a message; with `typed`, passes over the `@type` that an Any puts among them.
    mutating func members(
        of message: UnsafeMutableRawPointer, _ known: JSONMessage, typed: Bool = false
    ) throws(WireError) {
        // A bit a field, set once it is given.
        let words = known.fields.count / 64 + 1
        var next = 0
        let seen = try writer.memory(words * 8).initializeMemory(as: UInt64.self, repeating: 0, count: words)
        try object { reader, key throws(WireError) in
            if typed, key.equals("@type") { return try reader.skipValue() }
            guard let index = known.index(of: key, guess: next) else {
                guard reader.strictness == .lenient else { throw reader.unknownField(key, of: known) }
                return try reader.skipValue()
            }
            next = index + 1
            let field = known.fields[index]
            reader.path.append(.member(key))
            let bit: UInt64 = 1 << UInt64(index & 63)
            guard seen[index >> 6] & bit == 0 else { throw reader.failure("is given twice") }
            seen[index >> 6] |= bit
            if field.acceptsNull || !reader.tokens.take(word: "null") { try reader.field(field, of: message) }
            reader.path.removeLast()
        }
    }

    /// Reads an object, giving each key to `member`, which reads the value.
    mutating func object(
        _ member: (inout Self, UnsafeRawBufferPointer) throws(WireError) -> Void
    ) throws(WireError) {
        try expect("{")
        guard !tokens.take("}") else { return }
        repeat {
            let key = try string()
            try expect(":")
            try member(&self, key)
        } while tokens.take(",")
        try expect("}")
    }

    /// Reads the value of a field into a message.
    mutating func field(_ field: JSONField, of message: UnsafeMutableRawPointer) throws(WireError) {
        let place = field.place(in: message)
        let quantifier = field.quantifier(in: message)
        if field.isRepeated {
            if tokens.take(word: "null") { return }
            let (elements, count) =
                if let entry = try types.mapEntry(of: field) { try map(entry) } else { try array(field) }
            place.storeBytes(of: elements, as: UnsafeMutableRawPointer?.self)
            quantifier.storeBytes(of: count, as: Int.self)
            return
        }
        if field.isOneof, quantifier.load(as: UInt32.self) != 0 {
            throw failure("another field of its oneof is given")
        }
        if try value(field, to: place), field.isOneof { quantifier.storeBytes(of: field.id, as: UInt32.self) }
    }

    /// Reads the elements of a repeated field.
    mutating func array(
        _ field: JSONField
    ) throws(WireError) -> (UnsafeMutableRawPointer?, Int) {
        try expect("[")
        guard !tokens.take("]") else { return (nil, 0) }
        var elements = GrowingArray(elementBytes: field.elementBytes, writer)
        var position = 0
        path.append(.element(0))
        repeat {
            path[path.count - 1] = .element(position)
            let place = try elements.next()
            if try value(field, to: place) { elements.count += 1 }
            position += 1
        } while tokens.take(",")
        path.removeLast()
        try expect("]")
        return (elements.start, elements.count)
    }

    /// Reads the entries of a map field: an object whose keys are the map's.
    mutating func map(
        _ entry: JSONMessage
    ) throws(WireError) -> (UnsafeMutableRawPointer?, Int) {
        let (keyField, valueField) = (entry.fields[0], entry.fields[1])
        let descriptor = entry.descriptor.pointer
        var entries = GrowingArray(elementBytes: MemoryLayout<UnsafeRawPointer>.stride, writer)
        var keys = Set<String>()
        var position = 0
        path.append(.element(0))
        try object { reader, key throws(WireError) in
            reader.path[reader.path.count - 1] = .element(position)
            position += 1
            let memory = try reader.writer.memory(Int(descriptor.pointee.sizeof_message))
            protobuf_c_message_init(descriptor, memory)
            let written = try reader.mapKey(key, keyField, to: keyField.place(in: memory))
            guard keys.insert(written).inserted else { throw reader.failure("holds a key twice") }
            guard try reader.value(valueField, to: valueField.place(in: memory)) else { return }
            if valueField.isOneof {
                valueField.quantifier(in: memory).storeBytes(of: valueField.id, as: UInt32.self)
            }
            try entries.next().storeBytes(of: memory, as: UnsafeMutableRawPointer.self)
            entries.count += 1
        }
        path.removeLast()
        return (entries.start, entries.count)
    }

    /// Passes over a value of any kind.
    mutating func skipValue() throws(WireError) {
        try countField()
        switch tokens.peek() {
        case UInt8(ascii: "{"):
            try nested { reader throws(WireError) in
                try reader.object { reader, _ throws(WireError) in try reader.skipValue() }
            }
        case UInt8(ascii: "["):
            try nested { reader throws(WireError) in
                try reader.expect("[")
                guard !reader.tokens.take("]") else { return }
                repeat { try reader.skipValue() } while reader.tokens.take(",")
                try reader.expect("]")
            }
        case UInt8(ascii: "\""): _ = try string()
        default:
            guard !tokens.take(word: "null"), !tokens.take(word: "true"), !tokens.take(word: "false") else { return }
            _ = try token { t throws(JSONTokenizer.Failure) in try t.number() }
        }
    }

    mutating func countField() throws(WireError) {
        fieldsLeft -= 1
        guard fieldsLeft >= 0 else { throw .limitExceeded(limit: "fields", maximum: limits.maxFields) }
    }
}

/// A step of the way to a value.
private enum PathStep {
    /// A member of an object. Its key is a part of the JSON text, or lies in the reader's arena.
    case member(UnsafeRawBufferPointer)
    /// An element of an array, or an entry of a map: the key of an entry may be personal, so its position stands for it.
    case element(Int)
    /// A member whose key may be personal.
    case hidden
}

extension [PathStep] {
    /// The path as people write it, in the spelling of the JSON: `declaration.symptoms[1]`.
    fileprivate var text: String {
        reduce(into: "") { text, step in
            switch step {
            case .member(let key): text += (text.isEmpty ? "" : ".") + key.text
            case .element(let position): text += "[\(position)]"
            case .hidden: text += text.isEmpty ? "?" : ".?"
            }
        }
    }
}

/// Elements of a repeated field whose number is not known before they are read.
private struct GrowingArray {
    let elementBytes: Int
    let writer: MessageWriter
    private(set) var start: UnsafeMutableRawPointer?
    private var capacity = 0
    var count = 0

    init(elementBytes: Int, _ writer: MessageWriter) {
        self.elementBytes = elementBytes
        self.writer = writer
    }

    /// Room for the element at `count`.
    mutating func next() throws(WireError) -> UnsafeMutableRawPointer {
        if count == capacity {
            capacity = max(8, capacity * 2)
            let larger = try writer.memory(capacity * elementBytes)
            if let start { larger.copyMemory(from: start, byteCount: count * elementBytes) }
            start = larger
        }
        return start! + count * elementBytes
    }
}
