// Generated from shuangma/test/v1/everything.proto by scripts/generate. Do not edit.

import CTestContracts
import CWellKnownTypes
public import Wire

/// Every kind of field that proto3 has, for the tests of encoding, JSON and the generator.
public enum TestV1 {}

extension TestV1 {
    /// An enum beside the messages, with a negative value and three names for one.
    public struct Mood: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let unspecified = Self(rawValue: 0)
        public static let glad = Self(rawValue: 1)
        public static let happy = Self(rawValue: 1)
        public static let low = Self(rawValue: -1)
    }

    /// Scalars, once each.
    public struct Scalars: WireMessage {
        public var aDouble: Double
        public var aFloat: Float
        public var anInt32: Int32
        public var anInt64: Int64
        public var aUint32: UInt32
        public var aUint64: UInt64
        public var aSint32: Int32
        public var aSint64: Int64
        public var aFixed32: UInt32
        public var aFixed64: UInt64
        public var anSfixed32: Int32
        public var anSfixed64: Int64
        public var aBool: Bool
        public var aString: String
        public var someBytes: [UInt8]
        public var mood: TestV1.Mood
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__scalars__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.aDouble = 0
            self.aFloat = 0
            self.anInt32 = 0
            self.anInt64 = 0
            self.aUint32 = 0
            self.aUint64 = 0
            self.aSint32 = 0
            self.aSint64 = 0
            self.aFixed32 = 0
            self.aFixed64 = 0
            self.anSfixed32 = 0
            self.anSfixed64 = 0
            self.aBool = false
            self.aString = ""
            self.someBytes = []
            self.mood = .init(rawValue: 0)
        }

        public init(
            aDouble: Double = 0,
            aFloat: Float = 0,
            anInt32: Int32 = 0,
            anInt64: Int64 = 0,
            aUint32: UInt32 = 0,
            aUint64: UInt64 = 0,
            aSint32: Int32 = 0,
            aSint64: Int64 = 0,
            aFixed32: UInt32 = 0,
            aFixed64: UInt64 = 0,
            anSfixed32: Int32 = 0,
            anSfixed64: Int64 = 0,
            aBool: Bool = false,
            aString: String = "",
            someBytes: [UInt8] = [],
            mood: TestV1.Mood = .init(rawValue: 0)
        ) {
            self.aDouble = aDouble
            self.aFloat = aFloat
            self.anInt32 = anInt32
            self.anInt64 = anInt64
            self.aUint32 = aUint32
            self.aUint64 = aUint64
            self.aSint32 = aSint32
            self.aSint64 = aSint64
            self.aFixed32 = aFixed32
            self.aFixed64 = aFixed64
            self.anSfixed32 = anSfixed32
            self.anSfixed64 = anSfixed64
            self.aBool = aBool
            self.aString = aString
            self.someBytes = someBytes
            self.mood = mood
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Scalars.self)
            self.aDouble = c.pointee.a_double
            self.aFloat = c.pointee.a_float
            self.anInt32 = c.pointee.an_int32
            self.anInt64 = c.pointee.an_int64
            self.aUint32 = c.pointee.a_uint32
            self.aUint64 = c.pointee.a_uint64
            self.aSint32 = c.pointee.a_sint32
            self.aSint64 = c.pointee.a_sint64
            self.aFixed32 = c.pointee.a_fixed32
            self.aFixed64 = c.pointee.a_fixed64
            self.anSfixed32 = c.pointee.an_sfixed32
            self.anSfixed64 = c.pointee.an_sfixed64
            self.aBool = c.pointee.a_bool != 0
            self.aString = try MessageReader.string(c.pointee.a_string, field: "shuangma.test.v1.Scalars.a_string")
            self.someBytes = MessageReader.bytes(c.pointee.some_bytes)
            self.mood = TestV1.Mood(rawValue: Int32(truncatingIfNeeded: c.pointee.mood.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Scalars.self)
            shuangma__test__v1__scalars__init(c)
            if self.aDouble.bitPattern != 0 {
                c.pointee._a_double_case = SHUANGMA__TEST__V1__SCALARS___A_DOUBLE_A_DOUBLE
                c.pointee.a_double = self.aDouble
            }
            if self.aFloat.bitPattern != 0 {
                c.pointee._a_float_case = SHUANGMA__TEST__V1__SCALARS___A_FLOAT_A_FLOAT
                c.pointee.a_float = self.aFloat
            }
            c.pointee.an_int32 = self.anInt32
            c.pointee.an_int64 = self.anInt64
            c.pointee.a_uint32 = self.aUint32
            c.pointee.a_uint64 = self.aUint64
            c.pointee.a_sint32 = self.aSint32
            c.pointee.a_sint64 = self.aSint64
            c.pointee.a_fixed32 = self.aFixed32
            c.pointee.a_fixed64 = self.aFixed64
            c.pointee.an_sfixed32 = self.anSfixed32
            c.pointee.an_sfixed64 = self.anSfixed64
            c.pointee.a_bool = self.aBool ? 1 : 0
            c.pointee.a_string = try writer.string(self.aString)
            c.pointee.some_bytes = try writer.bytes(self.someBytes)
            c.pointee.mood = Shuangma__Test__V1__Mood(rawValue: .init(truncatingIfNeeded: self.mood.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Scalars with presence.
    public struct Optionals: WireMessage {
        public var aDouble: Double?
        public var aFloat: Float?
        public var anInt32: Int32?
        public var anInt64: Int64?
        public var aUint32: UInt32?
        public var aUint64: UInt64?
        public var aSint32: Int32?
        public var aSint64: Int64?
        public var aFixed32: UInt32?
        public var aFixed64: UInt64?
        public var anSfixed32: Int32?
        public var anSfixed64: Int64?
        public var aBool: Bool?
        public var aString: String?
        public var someBytes: [UInt8]?
        public var mood: TestV1.Mood?
        /// A message has presence without the word.
        public var scalars: TestV1.Scalars?
        public var choice: ChoiceValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__optionals__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.aDouble = nil
            self.aFloat = nil
            self.anInt32 = nil
            self.anInt64 = nil
            self.aUint32 = nil
            self.aUint64 = nil
            self.aSint32 = nil
            self.aSint64 = nil
            self.aFixed32 = nil
            self.aFixed64 = nil
            self.anSfixed32 = nil
            self.anSfixed64 = nil
            self.aBool = nil
            self.aString = nil
            self.someBytes = nil
            self.mood = nil
            self.scalars = nil
            self.choice = nil
        }

        public init(
            aDouble: Double? = nil,
            aFloat: Float? = nil,
            anInt32: Int32? = nil,
            anInt64: Int64? = nil,
            aUint32: UInt32? = nil,
            aUint64: UInt64? = nil,
            aSint32: Int32? = nil,
            aSint64: Int64? = nil,
            aFixed32: UInt32? = nil,
            aFixed64: UInt64? = nil,
            anSfixed32: Int32? = nil,
            anSfixed64: Int64? = nil,
            aBool: Bool? = nil,
            aString: String? = nil,
            someBytes: [UInt8]? = nil,
            mood: TestV1.Mood? = nil,
            scalars: TestV1.Scalars? = nil,
            choice: ChoiceValue? = nil
        ) {
            self.aDouble = aDouble
            self.aFloat = aFloat
            self.anInt32 = anInt32
            self.anInt64 = anInt64
            self.aUint32 = aUint32
            self.aUint64 = aUint64
            self.aSint32 = aSint32
            self.aSint64 = aSint64
            self.aFixed32 = aFixed32
            self.aFixed64 = aFixed64
            self.anSfixed32 = anSfixed32
            self.anSfixed64 = anSfixed64
            self.aBool = aBool
            self.aString = aString
            self.someBytes = someBytes
            self.mood = mood
            self.scalars = scalars
            self.choice = choice
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Optionals.self)
            self.aDouble = c.pointee._a_double_case == SHUANGMA__TEST__V1__OPTIONALS___A_DOUBLE_A_DOUBLE ? c.pointee.a_double : nil
            self.aFloat = c.pointee._a_float_case == SHUANGMA__TEST__V1__OPTIONALS___A_FLOAT_A_FLOAT ? c.pointee.a_float : nil
            self.anInt32 = c.pointee._an_int32_case == SHUANGMA__TEST__V1__OPTIONALS___AN_INT32_AN_INT32 ? c.pointee.an_int32 : nil
            self.anInt64 = c.pointee._an_int64_case == SHUANGMA__TEST__V1__OPTIONALS___AN_INT64_AN_INT64 ? c.pointee.an_int64 : nil
            self.aUint32 = c.pointee._a_uint32_case == SHUANGMA__TEST__V1__OPTIONALS___A_UINT32_A_UINT32 ? c.pointee.a_uint32 : nil
            self.aUint64 = c.pointee._a_uint64_case == SHUANGMA__TEST__V1__OPTIONALS___A_UINT64_A_UINT64 ? c.pointee.a_uint64 : nil
            self.aSint32 = c.pointee._a_sint32_case == SHUANGMA__TEST__V1__OPTIONALS___A_SINT32_A_SINT32 ? c.pointee.a_sint32 : nil
            self.aSint64 = c.pointee._a_sint64_case == SHUANGMA__TEST__V1__OPTIONALS___A_SINT64_A_SINT64 ? c.pointee.a_sint64 : nil
            self.aFixed32 = c.pointee._a_fixed32_case == SHUANGMA__TEST__V1__OPTIONALS___A_FIXED32_A_FIXED32 ? c.pointee.a_fixed32 : nil
            self.aFixed64 = c.pointee._a_fixed64_case == SHUANGMA__TEST__V1__OPTIONALS___A_FIXED64_A_FIXED64 ? c.pointee.a_fixed64 : nil
            self.anSfixed32 = c.pointee._an_sfixed32_case == SHUANGMA__TEST__V1__OPTIONALS___AN_SFIXED32_AN_SFIXED32 ? c.pointee.an_sfixed32 : nil
            self.anSfixed64 = c.pointee._an_sfixed64_case == SHUANGMA__TEST__V1__OPTIONALS___AN_SFIXED64_AN_SFIXED64 ? c.pointee.an_sfixed64 : nil
            self.aBool = c.pointee._a_bool_case == SHUANGMA__TEST__V1__OPTIONALS___A_BOOL_A_BOOL ? c.pointee.a_bool != 0 : nil
            self.aString = try c.pointee._a_string_case == SHUANGMA__TEST__V1__OPTIONALS___A_STRING_A_STRING ? MessageReader.string(c.pointee.astring, field: "shuangma.test.v1.Optionals.aString") : nil
            self.someBytes = c.pointee._some_bytes_case == SHUANGMA__TEST__V1__OPTIONALS___SOME_BYTES_SOME_BYTES ? MessageReader.bytes(c.pointee.some_bytes) : nil
            self.mood = c.pointee._mood_case == SHUANGMA__TEST__V1__OPTIONALS___MOOD_MOOD ? TestV1.Mood(rawValue: Int32(truncatingIfNeeded: c.pointee.mood.rawValue)) : nil
            self.scalars = try MessageReader.message(c.pointee.scalars, as: TestV1.Scalars.self)
            switch c.pointee.choice_case {
            case SHUANGMA__TEST__V1__OPTIONALS__CHOICE_NUMBER: self.choice = .number(c.pointee.number)
            case SHUANGMA__TEST__V1__OPTIONALS__CHOICE_OTHER_SCALARS: self.choice = .otherScalars(try TestV1.Scalars(c: UnsafeRawPointer(c.pointee.other_scalars!)))
            default: self.choice = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Optionals.self)
            shuangma__test__v1__optionals__init(c)
            if let value = self.aDouble {
                c.pointee._a_double_case = SHUANGMA__TEST__V1__OPTIONALS___A_DOUBLE_A_DOUBLE
                c.pointee.a_double = value
            }
            if let value = self.aFloat {
                c.pointee._a_float_case = SHUANGMA__TEST__V1__OPTIONALS___A_FLOAT_A_FLOAT
                c.pointee.a_float = value
            }
            if let value = self.anInt32 {
                c.pointee._an_int32_case = SHUANGMA__TEST__V1__OPTIONALS___AN_INT32_AN_INT32
                c.pointee.an_int32 = value
            }
            if let value = self.anInt64 {
                c.pointee._an_int64_case = SHUANGMA__TEST__V1__OPTIONALS___AN_INT64_AN_INT64
                c.pointee.an_int64 = value
            }
            if let value = self.aUint32 {
                c.pointee._a_uint32_case = SHUANGMA__TEST__V1__OPTIONALS___A_UINT32_A_UINT32
                c.pointee.a_uint32 = value
            }
            if let value = self.aUint64 {
                c.pointee._a_uint64_case = SHUANGMA__TEST__V1__OPTIONALS___A_UINT64_A_UINT64
                c.pointee.a_uint64 = value
            }
            if let value = self.aSint32 {
                c.pointee._a_sint32_case = SHUANGMA__TEST__V1__OPTIONALS___A_SINT32_A_SINT32
                c.pointee.a_sint32 = value
            }
            if let value = self.aSint64 {
                c.pointee._a_sint64_case = SHUANGMA__TEST__V1__OPTIONALS___A_SINT64_A_SINT64
                c.pointee.a_sint64 = value
            }
            if let value = self.aFixed32 {
                c.pointee._a_fixed32_case = SHUANGMA__TEST__V1__OPTIONALS___A_FIXED32_A_FIXED32
                c.pointee.a_fixed32 = value
            }
            if let value = self.aFixed64 {
                c.pointee._a_fixed64_case = SHUANGMA__TEST__V1__OPTIONALS___A_FIXED64_A_FIXED64
                c.pointee.a_fixed64 = value
            }
            if let value = self.anSfixed32 {
                c.pointee._an_sfixed32_case = SHUANGMA__TEST__V1__OPTIONALS___AN_SFIXED32_AN_SFIXED32
                c.pointee.an_sfixed32 = value
            }
            if let value = self.anSfixed64 {
                c.pointee._an_sfixed64_case = SHUANGMA__TEST__V1__OPTIONALS___AN_SFIXED64_AN_SFIXED64
                c.pointee.an_sfixed64 = value
            }
            if let value = self.aBool {
                c.pointee._a_bool_case = SHUANGMA__TEST__V1__OPTIONALS___A_BOOL_A_BOOL
                c.pointee.a_bool = value ? 1 : 0
            }
            if let value = self.aString {
                c.pointee._a_string_case = SHUANGMA__TEST__V1__OPTIONALS___A_STRING_A_STRING
                c.pointee.astring = try writer.string(value)
            }
            if let value = self.someBytes {
                c.pointee._some_bytes_case = SHUANGMA__TEST__V1__OPTIONALS___SOME_BYTES_SOME_BYTES
                c.pointee.some_bytes = try writer.bytes(value)
            }
            if let value = self.mood {
                c.pointee._mood_case = SHUANGMA__TEST__V1__OPTIONALS___MOOD_MOOD
                c.pointee.mood = Shuangma__Test__V1__Mood(rawValue: .init(truncatingIfNeeded: value.rawValue))
            }
            if let value = self.scalars { c.pointee.scalars = try writer.message(value, as: Shuangma__Test__V1__Scalars.self) }
            switch self.choice {
            case .number(let value)?:
                c.pointee.choice_case = SHUANGMA__TEST__V1__OPTIONALS__CHOICE_NUMBER
                c.pointee.number = value
            case .otherScalars(let value)?:
                c.pointee.choice_case = SHUANGMA__TEST__V1__OPTIONALS__CHOICE_OTHER_SCALARS
                c.pointee.other_scalars = try writer.message(value, as: Shuangma__Test__V1__Scalars.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `choice` can hold.
        public enum ChoiceValue: Sendable, Equatable {
            case number(Int32)
            case otherScalars(TestV1.Scalars)
        }
    }

    /// Lists, packed and not.
    public struct Lists: WireMessage {
        public var doubles: [Double]
        public var ints: [Int32]
        public var longs: [Int64]
        public var fixed: [UInt32]
        public var bools: [Bool]
        public var strings: [String]
        public var blobs: [[UInt8]]
        public var moods: [TestV1.Mood]
        public var messages: [TestV1.Scalars]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__lists__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.doubles = []
            self.ints = []
            self.longs = []
            self.fixed = []
            self.bools = []
            self.strings = []
            self.blobs = []
            self.moods = []
            self.messages = []
        }

        public init(
            doubles: [Double] = [],
            ints: [Int32] = [],
            longs: [Int64] = [],
            fixed: [UInt32] = [],
            bools: [Bool] = [],
            strings: [String] = [],
            blobs: [[UInt8]] = [],
            moods: [TestV1.Mood] = [],
            messages: [TestV1.Scalars] = []
        ) {
            self.doubles = doubles
            self.ints = ints
            self.longs = longs
            self.fixed = fixed
            self.bools = bools
            self.strings = strings
            self.blobs = blobs
            self.moods = moods
            self.messages = messages
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Lists.self)
            self.doubles = Array(UnsafeBufferPointer(start: c.pointee.doubles, count: c.pointee.n_doubles))
            self.ints = Array(UnsafeBufferPointer(start: c.pointee.ints, count: c.pointee.n_ints))
            self.longs = Array(UnsafeBufferPointer(start: c.pointee.longs, count: c.pointee.n_longs))
            self.fixed = Array(UnsafeBufferPointer(start: c.pointee.fixed, count: c.pointee.n_fixed))
            self.bools = try MessageReader.array(c.pointee.n_bools, c.pointee.bools) { element throws(WireError) in
                element != 0
            }
            self.strings = try MessageReader.array(c.pointee.n_strings, c.pointee.strings) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.test.v1.Lists.strings")
            }
            self.blobs = try MessageReader.array(c.pointee.n_blobs, c.pointee.blobs) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.moods = try MessageReader.array(c.pointee.n_moods, c.pointee.moods) { element throws(WireError) in
                TestV1.Mood(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.messages = try MessageReader.array(c.pointee.n_messages, c.pointee.messages) { element throws(WireError) in
                try TestV1.Scalars(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Lists.self)
            shuangma__test__v1__lists__init(c)
            c.pointee.n_doubles = self.doubles.count
            c.pointee.doubles = try writer.array(self.doubles) { element throws(WireError) in element }
            c.pointee.n_ints = self.ints.count
            c.pointee.ints = try writer.array(self.ints) { element throws(WireError) in element }
            c.pointee.n_longs = self.longs.count
            c.pointee.longs = try writer.array(self.longs) { element throws(WireError) in element }
            c.pointee.n_fixed = self.fixed.count
            c.pointee.fixed = try writer.array(self.fixed) { element throws(WireError) in element }
            c.pointee.n_bools = self.bools.count
            c.pointee.bools = try writer.array(self.bools) { element throws(WireError) in element ? 1 : 0 }
            c.pointee.n_strings = self.strings.count
            c.pointee.strings = try writer.array(self.strings) { element throws(WireError) in try writer.string(element) }
            c.pointee.n_blobs = self.blobs.count
            c.pointee.blobs = try writer.array(self.blobs) { element throws(WireError) in try writer.bytes(element) }
            c.pointee.n_moods = self.moods.count
            c.pointee.moods = try writer.array(self.moods) { element throws(WireError) in Shuangma__Test__V1__Mood(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_messages = self.messages.count
            c.pointee.messages = try writer.array(self.messages) { element throws(WireError) in try writer.message(element, as: Shuangma__Test__V1__Scalars.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Maps, by every kind of key.
    public struct Maps: WireMessage {
        public var byInt32: [Int32: String]
        public var byInt64: [Int64: [UInt8]]
        public var byUint32: [UInt32: Double]
        public var byUint64: [UInt64: TestV1.Mood]
        public var bySint32: [Int32: Bool]
        public var byFixed64: [UInt64: Int64]
        public var byBool: [Bool: Float]
        public var byString: [String: TestV1.Scalars]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__maps__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.byInt32 = [:]
            self.byInt64 = [:]
            self.byUint32 = [:]
            self.byUint64 = [:]
            self.bySint32 = [:]
            self.byFixed64 = [:]
            self.byBool = [:]
            self.byString = [:]
        }

        public init(
            byInt32: [Int32: String] = [:],
            byInt64: [Int64: [UInt8]] = [:],
            byUint32: [UInt32: Double] = [:],
            byUint64: [UInt64: TestV1.Mood] = [:],
            bySint32: [Int32: Bool] = [:],
            byFixed64: [UInt64: Int64] = [:],
            byBool: [Bool: Float] = [:],
            byString: [String: TestV1.Scalars] = [:]
        ) {
            self.byInt32 = byInt32
            self.byInt64 = byInt64
            self.byUint32 = byUint32
            self.byUint64 = byUint64
            self.bySint32 = bySint32
            self.byFixed64 = byFixed64
            self.byBool = byBool
            self.byString = byString
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Maps.self)
            self.byInt32 = try MessageReader.map(c.pointee.n_by_int32, c.pointee.by_int32) { entry throws(WireError) in
                (entry!.pointee.key, try MessageReader.string(entry!.pointee.value, field: "shuangma.test.v1.Maps.ByInt32Entry.value"))
            }
            self.byInt64 = try MessageReader.map(c.pointee.n_by_int64, c.pointee.by_int64) { entry throws(WireError) in
                (entry!.pointee.key, MessageReader.bytes(entry!.pointee.value))
            }
            self.byUint32 = try MessageReader.map(c.pointee.n_by_uint32, c.pointee.by_uint32) { entry throws(WireError) in
                (entry!.pointee.key, entry!.pointee.value)
            }
            self.byUint64 = try MessageReader.map(c.pointee.n_by_uint64, c.pointee.by_uint64) { entry throws(WireError) in
                (entry!.pointee.key, TestV1.Mood(rawValue: Int32(truncatingIfNeeded: entry!.pointee.value.rawValue)))
            }
            self.bySint32 = try MessageReader.map(c.pointee.n_by_sint32, c.pointee.by_sint32) { entry throws(WireError) in
                (entry!.pointee.key, entry!.pointee.value != 0)
            }
            self.byFixed64 = try MessageReader.map(c.pointee.n_by_fixed64, c.pointee.by_fixed64) { entry throws(WireError) in
                (entry!.pointee.key, entry!.pointee.value)
            }
            self.byBool = try MessageReader.map(c.pointee.n_by_bool, c.pointee.by_bool) { entry throws(WireError) in
                (entry!.pointee.key != 0, entry!.pointee.value)
            }
            self.byString = try MessageReader.map(c.pointee.n_by_string, c.pointee.by_string) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "shuangma.test.v1.Maps.ByStringEntry.key"), try MessageReader.message(entry!.pointee.value, as: TestV1.Scalars.self) ?? TestV1.Scalars())
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Maps.self)
            shuangma__test__v1__maps__init(c)
            c.pointee.n_by_int32 = self.byInt32.count
            c.pointee.by_int32 = try writer.map(self.byInt32) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByInt32Entry.self)
                shuangma__test__v1__maps__by_int32_entry__init(entry)
                entry.pointee.key = key
                entry.pointee.value = try writer.string(value)
                return entry
            }
            c.pointee.n_by_int64 = self.byInt64.count
            c.pointee.by_int64 = try writer.map(self.byInt64) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByInt64Entry.self)
                shuangma__test__v1__maps__by_int64_entry__init(entry)
                entry.pointee.key = key
                entry.pointee.value = try writer.bytes(value)
                return entry
            }
            c.pointee.n_by_uint32 = self.byUint32.count
            c.pointee.by_uint32 = try writer.map(self.byUint32) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByUint32Entry.self)
                shuangma__test__v1__maps__by_uint32_entry__init(entry)
                entry.pointee.key = key
                entry.pointee._value_case = SHUANGMA__TEST__V1__MAPS__BY_UINT32_ENTRY___VALUE_VALUE
                entry.pointee.value = value
                return entry
            }
            c.pointee.n_by_uint64 = self.byUint64.count
            c.pointee.by_uint64 = try writer.map(self.byUint64) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByUint64Entry.self)
                shuangma__test__v1__maps__by_uint64_entry__init(entry)
                entry.pointee.key = key
                entry.pointee.value = Shuangma__Test__V1__Mood(rawValue: .init(truncatingIfNeeded: value.rawValue))
                return entry
            }
            c.pointee.n_by_sint32 = self.bySint32.count
            c.pointee.by_sint32 = try writer.map(self.bySint32) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__BySint32Entry.self)
                shuangma__test__v1__maps__by_sint32_entry__init(entry)
                entry.pointee.key = key
                entry.pointee.value = value ? 1 : 0
                return entry
            }
            c.pointee.n_by_fixed64 = self.byFixed64.count
            c.pointee.by_fixed64 = try writer.map(self.byFixed64) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByFixed64Entry.self)
                shuangma__test__v1__maps__by_fixed64_entry__init(entry)
                entry.pointee.key = key
                entry.pointee.value = value
                return entry
            }
            c.pointee.n_by_bool = self.byBool.count
            c.pointee.by_bool = try writer.map(self.byBool) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByBoolEntry.self)
                shuangma__test__v1__maps__by_bool_entry__init(entry)
                entry.pointee.key = key ? 1 : 0
                entry.pointee._value_case = SHUANGMA__TEST__V1__MAPS__BY_BOOL_ENTRY___VALUE_VALUE
                entry.pointee.value = value
                return entry
            }
            c.pointee.n_by_string = self.byString.count
            c.pointee.by_string = try writer.map(self.byString) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Maps__ByStringEntry.self)
                shuangma__test__v1__maps__by_string_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = try writer.message(value, as: Shuangma__Test__V1__Scalars.self)
                return entry
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A message that holds itself in every way it can, with types of its own.
    public struct Tree: WireMessage {
        public var colour: TestV1.Tree.Colour
        @Boxed public var left: TestV1.Tree?
        public var children: [TestV1.Tree]
        public var named: [String: TestV1.Tree]
        public var content: ContentValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__tree__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.left = nil
            self.children = []
            self.named = [:]
            self.content = nil
        }

        public init(
            colour: TestV1.Tree.Colour = .init(rawValue: 0),
            left: TestV1.Tree? = nil,
            children: [TestV1.Tree] = [],
            named: [String: TestV1.Tree] = [:],
            content: ContentValue? = nil
        ) {
            self.colour = colour
            self.left = left
            self.children = children
            self.named = named
            self.content = content
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Tree.self)
            self.colour = TestV1.Tree.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.left = try MessageReader.message(c.pointee.left, as: TestV1.Tree.self)
            self.children = try MessageReader.array(c.pointee.n_children, c.pointee.children) { element throws(WireError) in
                try TestV1.Tree(c: UnsafeRawPointer(element!))
            }
            self.named = try MessageReader.map(c.pointee.n_named, c.pointee.named) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "shuangma.test.v1.Tree.NamedEntry.key"), try MessageReader.message(entry!.pointee.value, as: TestV1.Tree.self) ?? TestV1.Tree())
            }
            switch c.pointee.content_case {
            case SHUANGMA__TEST__V1__TREE__CONTENT_LEAF: self.content = .leaf(try TestV1.Tree.Leaf(c: UnsafeRawPointer(c.pointee.leaf!)))
            case SHUANGMA__TEST__V1__TREE__CONTENT_GRAFTED: self.content = .grafted(try TestV1.Tree(c: UnsafeRawPointer(c.pointee.grafted!)))
            case SHUANGMA__TEST__V1__TREE__CONTENT_PAINTED: self.content = .painted(TestV1.Tree.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.painted.rawValue)))
            case SHUANGMA__TEST__V1__TREE__CONTENT_NOTHING: self.content = .nothing(GoogleProtobuf.NullValue(rawValue: Int32(truncatingIfNeeded: c.pointee.nothing.rawValue)))
            default: self.content = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__Tree.self)
            shuangma__test__v1__tree__init(c)
            c.pointee.colour = Shuangma__Test__V1__Tree__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            if let value = self.left { c.pointee.left = try writer.message(value, as: Shuangma__Test__V1__Tree.self) }
            c.pointee.n_children = self.children.count
            c.pointee.children = try writer.array(self.children) { element throws(WireError) in try writer.message(element, as: Shuangma__Test__V1__Tree.self) }
            c.pointee.n_named = self.named.count
            c.pointee.named = try writer.map(self.named) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__Tree__NamedEntry.self)
                shuangma__test__v1__tree__named_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = try writer.message(value, as: Shuangma__Test__V1__Tree.self)
                return entry
            }
            switch self.content {
            case .leaf(let value)?:
                c.pointee.content_case = SHUANGMA__TEST__V1__TREE__CONTENT_LEAF
                c.pointee.leaf = try writer.message(value, as: Shuangma__Test__V1__Tree__Leaf.self)
            case .grafted(let value)?:
                c.pointee.content_case = SHUANGMA__TEST__V1__TREE__CONTENT_GRAFTED
                c.pointee.grafted = try writer.message(value, as: Shuangma__Test__V1__Tree.self)
            case .painted(let value)?:
                c.pointee.content_case = SHUANGMA__TEST__V1__TREE__CONTENT_PAINTED
                c.pointee.painted = Shuangma__Test__V1__Tree__Colour(rawValue: .init(truncatingIfNeeded: value.rawValue))
            case .nothing(let value)?:
                c.pointee.content_case = SHUANGMA__TEST__V1__TREE__CONTENT_NOTHING
                c.pointee.nothing = Google__Protobuf__NullValue(rawValue: .init(truncatingIfNeeded: value.rawValue))
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `content` can hold.
        public enum ContentValue: Sendable, Equatable {
            indirect case leaf(TestV1.Tree.Leaf)
            indirect case grafted(TestV1.Tree)
            case painted(TestV1.Tree.Colour)
            case nothing(GoogleProtobuf.NullValue)
        }

        /// A colour of the tree's own.
        public struct Colour: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            public static let unspecified = Self(rawValue: 0)
            public static let red = Self(rawValue: 1)
        }

        /// A leaf of the tree's own.
        public struct Leaf: WireMessage {
            public var text: String
            public var veins: [TestV1.Tree.Leaf.Vein]
            /// Fields this contract does not know.
            public var unknownFields = UnknownFields()

            public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__tree__leaf__descriptor_pointer()) }
            public static var types: MessageTypes { TestContractsTypes.all }

            public init() {
                self.text = ""
                self.veins = []
            }

            public init(
                text: String = "",
                veins: [TestV1.Tree.Leaf.Vein] = []
            ) {
                self.text = text
                self.veins = veins
            }

            public init(c raw: UnsafeRawPointer) throws(WireError) {
                let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Tree__Leaf.self)
                self.text = try MessageReader.string(c.pointee.text, field: "shuangma.test.v1.Tree.Leaf.text")
                self.veins = try MessageReader.array(c.pointee.n_veins, c.pointee.veins) { element throws(WireError) in
                    try TestV1.Tree.Leaf.Vein(c: UnsafeRawPointer(element!))
                }
                self.unknownFields = UnknownFields(of: c.pointee.base)
            }

            public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                let c = try writer.structure(Shuangma__Test__V1__Tree__Leaf.self)
                shuangma__test__v1__tree__leaf__init(c)
                c.pointee.text = try writer.string(self.text)
                c.pointee.n_veins = self.veins.count
                c.pointee.veins = try writer.array(self.veins) { element throws(WireError) in try writer.message(element, as: Shuangma__Test__V1__Tree__Leaf__Vein.self) }
                try self.unknownFields.write(to: &c.pointee.base, in: writer)
                return UnsafeMutableRawPointer(c)
            }

            /// Deeper still.
            public struct Vein: WireMessage {
                public var width: UInt32
                /// Fields this contract does not know.
                public var unknownFields = UnknownFields()

                public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__tree__leaf__vein__descriptor_pointer()) }
                public static var types: MessageTypes { TestContractsTypes.all }

                public init() {
                    self.width = 0
                }

                public init(
                    width: UInt32 = 0
                ) {
                    self.width = width
                }

                public init(c raw: UnsafeRawPointer) throws(WireError) {
                    let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__Tree__Leaf__Vein.self)
                    self.width = c.pointee.width
                    self.unknownFields = UnknownFields(of: c.pointee.base)
                }

                public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
                    let c = try writer.structure(Shuangma__Test__V1__Tree__Leaf__Vein.self)
                    shuangma__test__v1__tree__leaf__vein__init(c)
                    c.pointee.width = self.width
                    try self.unknownFields.write(to: &c.pointee.base, in: writer)
                    return UnsafeMutableRawPointer(c)
                }
            }
        }
    }

    /// The messages of google.protobuf.
    public struct WellKnown: WireMessage {
        public var any: GoogleProtobuf.`Any`?
        public var timestamp: GoogleProtobuf.Timestamp?
        public var duration: GoogleProtobuf.Duration?
        public var mask: GoogleProtobuf.FieldMask?
        public var empty: GoogleProtobuf.Empty?
        public var `struct`: GoogleProtobuf.Struct?
        public var value: GoogleProtobuf.Value?
        public var list: GoogleProtobuf.ListValue?
        public var null: GoogleProtobuf.NullValue
        public var doubleValue: GoogleProtobuf.DoubleValue?
        public var floatValue: GoogleProtobuf.FloatValue?
        public var int64Value: GoogleProtobuf.Int64Value?
        public var uint64Value: GoogleProtobuf.UInt64Value?
        public var int32Value: GoogleProtobuf.Int32Value?
        public var uint32Value: GoogleProtobuf.UInt32Value?
        public var boolValue: GoogleProtobuf.BoolValue?
        public var stringValue: GoogleProtobuf.StringValue?
        public var bytesValue: GoogleProtobuf.BytesValue?
        public var anys: [GoogleProtobuf.`Any`]
        public var values: [GoogleProtobuf.Value]
        public var valueMap: [String: GoogleProtobuf.Value]
        public var times: [String: GoogleProtobuf.Timestamp]
        public var numbers: [GoogleProtobuf.Int32Value]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__test__v1__well_known__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.any = nil
            self.timestamp = nil
            self.duration = nil
            self.mask = nil
            self.empty = nil
            self.`struct` = nil
            self.value = nil
            self.list = nil
            self.null = .init(rawValue: 0)
            self.doubleValue = nil
            self.floatValue = nil
            self.int64Value = nil
            self.uint64Value = nil
            self.int32Value = nil
            self.uint32Value = nil
            self.boolValue = nil
            self.stringValue = nil
            self.bytesValue = nil
            self.anys = []
            self.values = []
            self.valueMap = [:]
            self.times = [:]
            self.numbers = []
        }

        public init(
            any: GoogleProtobuf.`Any`? = nil,
            timestamp: GoogleProtobuf.Timestamp? = nil,
            duration: GoogleProtobuf.Duration? = nil,
            mask: GoogleProtobuf.FieldMask? = nil,
            empty: GoogleProtobuf.Empty? = nil,
            `struct`: GoogleProtobuf.Struct? = nil,
            value: GoogleProtobuf.Value? = nil,
            list: GoogleProtobuf.ListValue? = nil,
            null: GoogleProtobuf.NullValue = .init(rawValue: 0),
            doubleValue: GoogleProtobuf.DoubleValue? = nil,
            floatValue: GoogleProtobuf.FloatValue? = nil,
            int64Value: GoogleProtobuf.Int64Value? = nil,
            uint64Value: GoogleProtobuf.UInt64Value? = nil,
            int32Value: GoogleProtobuf.Int32Value? = nil,
            uint32Value: GoogleProtobuf.UInt32Value? = nil,
            boolValue: GoogleProtobuf.BoolValue? = nil,
            stringValue: GoogleProtobuf.StringValue? = nil,
            bytesValue: GoogleProtobuf.BytesValue? = nil,
            anys: [GoogleProtobuf.`Any`] = [],
            values: [GoogleProtobuf.Value] = [],
            valueMap: [String: GoogleProtobuf.Value] = [:],
            times: [String: GoogleProtobuf.Timestamp] = [:],
            numbers: [GoogleProtobuf.Int32Value] = []
        ) {
            self.any = any
            self.timestamp = timestamp
            self.duration = duration
            self.mask = mask
            self.empty = empty
            self.`struct` = `struct`
            self.value = value
            self.list = list
            self.null = null
            self.doubleValue = doubleValue
            self.floatValue = floatValue
            self.int64Value = int64Value
            self.uint64Value = uint64Value
            self.int32Value = int32Value
            self.uint32Value = uint32Value
            self.boolValue = boolValue
            self.stringValue = stringValue
            self.bytesValue = bytesValue
            self.anys = anys
            self.values = values
            self.valueMap = valueMap
            self.times = times
            self.numbers = numbers
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Test__V1__WellKnown.self)
            self.any = try MessageReader.message(c.pointee.any, as: GoogleProtobuf.`Any`.self)
            self.timestamp = try MessageReader.message(c.pointee.timestamp, as: GoogleProtobuf.Timestamp.self)
            self.duration = try MessageReader.message(c.pointee.duration, as: GoogleProtobuf.Duration.self)
            self.mask = try MessageReader.message(c.pointee.mask, as: GoogleProtobuf.FieldMask.self)
            self.empty = try MessageReader.message(c.pointee.empty, as: GoogleProtobuf.Empty.self)
            self.`struct` = try MessageReader.message(c.pointee.struct_, as: GoogleProtobuf.Struct.self)
            self.value = try MessageReader.message(c.pointee.value, as: GoogleProtobuf.Value.self)
            self.list = try MessageReader.message(c.pointee.list, as: GoogleProtobuf.ListValue.self)
            self.null = GoogleProtobuf.NullValue(rawValue: Int32(truncatingIfNeeded: c.pointee.null.rawValue))
            self.doubleValue = try MessageReader.message(c.pointee.double_value, as: GoogleProtobuf.DoubleValue.self)
            self.floatValue = try MessageReader.message(c.pointee.float_value, as: GoogleProtobuf.FloatValue.self)
            self.int64Value = try MessageReader.message(c.pointee.int64_value, as: GoogleProtobuf.Int64Value.self)
            self.uint64Value = try MessageReader.message(c.pointee.uint64_value, as: GoogleProtobuf.UInt64Value.self)
            self.int32Value = try MessageReader.message(c.pointee.int32_value, as: GoogleProtobuf.Int32Value.self)
            self.uint32Value = try MessageReader.message(c.pointee.uint32_value, as: GoogleProtobuf.UInt32Value.self)
            self.boolValue = try MessageReader.message(c.pointee.bool_value, as: GoogleProtobuf.BoolValue.self)
            self.stringValue = try MessageReader.message(c.pointee.string_value, as: GoogleProtobuf.StringValue.self)
            self.bytesValue = try MessageReader.message(c.pointee.bytes_value, as: GoogleProtobuf.BytesValue.self)
            self.anys = try MessageReader.array(c.pointee.n_anys, c.pointee.anys) { element throws(WireError) in
                try GoogleProtobuf.`Any`(c: UnsafeRawPointer(element!))
            }
            self.values = try MessageReader.array(c.pointee.n_values, c.pointee.values) { element throws(WireError) in
                try GoogleProtobuf.Value(c: UnsafeRawPointer(element!))
            }
            self.valueMap = try MessageReader.map(c.pointee.n_value_map, c.pointee.value_map) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "shuangma.test.v1.WellKnown.ValueMapEntry.key"), try MessageReader.message(entry!.pointee.value, as: GoogleProtobuf.Value.self) ?? GoogleProtobuf.Value())
            }
            self.times = try MessageReader.map(c.pointee.n_times, c.pointee.times) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "shuangma.test.v1.WellKnown.TimesEntry.key"), try MessageReader.message(entry!.pointee.value, as: GoogleProtobuf.Timestamp.self) ?? GoogleProtobuf.Timestamp())
            }
            self.numbers = try MessageReader.array(c.pointee.n_numbers, c.pointee.numbers) { element throws(WireError) in
                try GoogleProtobuf.Int32Value(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Test__V1__WellKnown.self)
            shuangma__test__v1__well_known__init(c)
            if let value = self.any { c.pointee.any = try writer.message(value, as: Google__Protobuf__Any.self) }
            if let value = self.timestamp { c.pointee.timestamp = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.duration { c.pointee.duration = try writer.message(value, as: Google__Protobuf__Duration.self) }
            if let value = self.mask { c.pointee.mask = try writer.message(value, as: Google__Protobuf__FieldMask.self) }
            if let value = self.empty { c.pointee.empty = try writer.message(value, as: Google__Protobuf__Empty.self) }
            if let value = self.`struct` { c.pointee.struct_ = try writer.message(value, as: Google__Protobuf__Struct.self) }
            if let value = self.value { c.pointee.value = try writer.message(value, as: Google__Protobuf__Value.self) }
            if let value = self.list { c.pointee.list = try writer.message(value, as: Google__Protobuf__ListValue.self) }
            c.pointee.null = Google__Protobuf__NullValue(rawValue: .init(truncatingIfNeeded: self.null.rawValue))
            if let value = self.doubleValue { c.pointee.double_value = try writer.message(value, as: Google__Protobuf__DoubleValue.self) }
            if let value = self.floatValue { c.pointee.float_value = try writer.message(value, as: Google__Protobuf__FloatValue.self) }
            if let value = self.int64Value { c.pointee.int64_value = try writer.message(value, as: Google__Protobuf__Int64Value.self) }
            if let value = self.uint64Value { c.pointee.uint64_value = try writer.message(value, as: Google__Protobuf__UInt64Value.self) }
            if let value = self.int32Value { c.pointee.int32_value = try writer.message(value, as: Google__Protobuf__Int32Value.self) }
            if let value = self.uint32Value { c.pointee.uint32_value = try writer.message(value, as: Google__Protobuf__UInt32Value.self) }
            if let value = self.boolValue { c.pointee.bool_value = try writer.message(value, as: Google__Protobuf__BoolValue.self) }
            if let value = self.stringValue { c.pointee.string_value = try writer.message(value, as: Google__Protobuf__StringValue.self) }
            if let value = self.bytesValue { c.pointee.bytes_value = try writer.message(value, as: Google__Protobuf__BytesValue.self) }
            c.pointee.n_anys = self.anys.count
            c.pointee.anys = try writer.array(self.anys) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Any.self) }
            c.pointee.n_values = self.values.count
            c.pointee.values = try writer.array(self.values) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Value.self) }
            c.pointee.n_value_map = self.valueMap.count
            c.pointee.value_map = try writer.map(self.valueMap) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__WellKnown__ValueMapEntry.self)
                shuangma__test__v1__well_known__value_map_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = try writer.message(value, as: Google__Protobuf__Value.self)
                return entry
            }
            c.pointee.n_times = self.times.count
            c.pointee.times = try writer.map(self.times) { key, value throws(WireError) in
                let entry = try writer.structure(Shuangma__Test__V1__WellKnown__TimesEntry.self)
                shuangma__test__v1__well_known__times_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = try writer.message(value, as: Google__Protobuf__Timestamp.self)
                return entry
            }
            c.pointee.n_numbers = self.numbers.count
            c.pointee.numbers = try writer.array(self.numbers) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Int32Value.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
