internal import CICU

/// The version of the ICU library that is in use.
public enum ICUVersion {
  /// Of the library that the program runs with, such as `72.1`: two components at least.
  public static let runtime: String = {
    var parts: [UInt8] = [0, 0, 0, 0]
    unsafe parts.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe icu_u_getVersion(base) }
    }
    while parts.count > 2, parts.last == 0 { parts.removeLast() }
    return parts.map(String.init).joined(separator: ".")
  }()
}
