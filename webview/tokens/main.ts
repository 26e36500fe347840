import '../common/loadTexts'
import './TokenPanel'
