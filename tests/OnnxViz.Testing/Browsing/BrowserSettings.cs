namespace OnnxViz.Testing.Browsing;

/// <summary>How a page is looked at.</summary>
/// <param name="Dark">Whether the system asks for dark pages.</param>
/// <param name="Scripts">Whether scripts run.</param>
public sealed record BrowserSettings(bool Dark = false, bool Scripts = true);
