import '../common/loadTexts'
import './ErrorBrowser'
